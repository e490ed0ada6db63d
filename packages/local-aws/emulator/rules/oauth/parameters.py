"""Reads the parameters of requests. It is no rule, but rules need it."""

from urllib.parse import parse_qs


def in_query(query):
    """The parameters of a query, of which ministack has lists."""
    return {name: values[0] if isinstance(values, list) else values for name, values in query.items()}


def in_form(body):
    """The fields of a form. Of one that is repeated, it is the first value, which ministack takes, too."""
    return in_query(lists_in(body))


def lists_in(body):
    """The fields of a form, each with all its values."""
    return parse_qs(body.decode("utf-8", "replace"), keep_blank_values=True)
