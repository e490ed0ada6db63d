"""Reads the parameters of requests. It is no rule, but rules need it."""

from urllib.parse import parse_qsl


def in_query(query):
    """The parameters of a query, of which ministack has lists."""
    return {name: values[0] if isinstance(values, list) else values for name, values in query.items()}


def in_form(body):
    return dict(parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True))
