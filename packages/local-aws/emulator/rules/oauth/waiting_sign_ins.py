"""The sign-ins that wait for a second factor, by a token that their page carries on. It is no rule, but rules need it."""

import dataclasses
import secrets
from collections.abc import Callable

# The field of the page that has the token.
FIELD = "factor_token"
_waiting = {}


@dataclasses.dataclass
class Waiting:
    """A sign-in that lacks only a second factor.

    asked: the parameters of the request that it began with.
    proceed: gives the answer that ends it.
    """

    asked: dict
    pool: dict
    user: dict
    ends: float
    proceed: Callable
    # What the user is asked for; of an app that is set up meanwhile, its secret.
    challenge: dict | None = None
    secret: str = ""
    wrong_codes: int = 0


def keep(waiting, now):
    """The token for a sign-in, which is kept. Those that have ended by now are forgotten."""
    for token, other in list(_waiting.items()):
        if now > other.ends:
            take(token)
    token = secrets.token_urlsafe(24)
    _waiting[token] = waiting
    return token


def find(token):
    return _waiting.get(token)


def take(token):
    """The sign-in, which no longer waits; None if it doesn't, already."""
    return _waiting.pop(token, None)
