"""Reads requests that aren't a browser's. It is no rule, but rules need it."""

from .parameters import in_form

# The names of ministack.services.cognito that these functions need.
USED = ("_authenticate_client",)


def client_in(cognito, body, headers):
    """The client's id and secret that a form or its header names; empty where it names none."""
    return cognito._authenticate_client(headers or {}, in_form(body))


def claims_in(cognito, headers):
    """The claims of the access token in a request, which may be anything; empty where it has none."""
    scheme, _, token = headers.get("authorization", "").partition(" ")
    return cognito._token_claims(token.strip()) if scheme.lower() == "bearer" else {}
