"""Reads the parameters of requests. It is no rule, but rules need it."""

from urllib.parse import parse_qs


def in_query(query):
    """The parameters of a query, of which ministack has lists."""
    return {name: values[0] if isinstance(values, list) else values for name, values in query.items()}


def in_form(body):
    """The fields of a form. Of one that is repeated, it is the first value, which ministack takes, too."""
    return in_query(lists_in(body))


def repeated_in(body):
    """The names that a form has more than once."""
    return [name for name, values in lists_in(body).items() if len(values) > 1]


def lists_in(body):
    return parse_qs(body.decode("utf-8", "replace"), keep_blank_values=True)
