"""Gives app clients secrets of the characters that Amazon Cognito uses: it rejects others in a request."""

import secrets
import string

CHARACTERS = string.ascii_lowercase + string.digits
LENGTH = 52

# The names of ministack.services.cognito that are patched here.
USED = ("_client_secret",)


def make_as_cognito(cognito):
    """cognito: the module ministack.services.cognito, with all of USED."""
    cognito._client_secret = make_secret


def make_secret():
    return "".join(secrets.choice(CHARACTERS) for _ in range(LENGTH))
