"""What a message is sent for. ministack's functions that send one aren't told. It is no rule, but rules need it."""

import contextlib
import dataclasses
import functools
import threading

from ..triggers.invocation import Refused

# By operation: what the triggers' sources call the occasion.
NAMES = {
    "AdminCreateUser": "AdminCreateUser",
    "AdminInitiateAuth": "Authentication",
    "AdminResetUserPassword": "ForgotPassword",
    "AdminRespondToAuthChallenge": "Authentication",
    "AdminUpdateUserAttributes": "UpdateUserAttribute",
    "ForgotPassword": "ForgotPassword",
    "GetUserAttributeVerificationCode": "VerifyUserAttribute",
    "InitiateAuth": "Authentication",
    "ResendConfirmationCode": "ResendCode",
    "RespondToAuthChallenge": "Authentication",
    "SignUp": "SignUp",
    "UpdateUserAttributes": "UpdateUserAttribute",
}

# What AWS documents of the client's metadata of these: they don't pass it on to the functions that write or send messages.
WITHOUT_METADATA = ("AdminInitiateAuth", "InitiateAuth")

# ministack handles each request in a thread of its own.
_thread = threading.local()


@dataclasses.dataclass
class Occasion:
    name: str
    request: dict
    # The attribute that the message goes to; None: no message is sent.
    attribute: str | None = "email"


def current():
    """The occasion of the request that is handled; None where no rule has said one."""
    return getattr(_thread, "occasion", None)


@contextlib.contextmanager
def during(operation, request):
    """Runs a block, which may send messages, within the occasion of an operation."""
    before = current()
    if operation in WITHOUT_METADATA:
        request = {**request, "ClientMetadata": None}
    _thread.occasion = before or Occasion(NAMES[operation], request)
    try:
        yield _thread.occasion
    finally:
        _thread.occasion = before


def within(operation, _cognito, request, proceed, _acted):
    with during(operation, request):
        try:
            return proceed(request)
        except Refused as refused:
            return refused.answer


# For rules that need to know the occasion of what ministack sends itself, and may refuse the request then.
AROUND = {operation: functools.partial(within, operation) for operation in NAMES}


@contextlib.contextmanager
def to(occasion, attribute):
    """Runs a block whose messages go to an attribute, or nowhere."""
    before = occasion.attribute
    occasion.attribute = attribute
    try:
        yield
    finally:
        occasion.attribute = before
