import contextlib
import contextvars
import os
import threading
from concurrent import futures

from ..rule import Rule
from . import invocation, refusals
from .permission import INVOKED

# Tests have less patience than AWS, or more.
SECONDS = float(os.environ.get("COGNITO_AUTH_TRIGGER_SECONDS", "5"))
CALLS = 3
# AWS doesn't document these words. Its users report them.
TIMEOUT = "Socket timeout while invoking Lambda function"

# Whether a user pool waits for the functions that are run now. Those that send messages aren't waited for.
_is_awaited = contextvars.ContextVar("is_awaited", default=False)


class Unanswered(BaseException):
    """Ends a trigger whose function doesn't answer. ministack takes every Exception for a failure of the function."""


def awaiting(trigger):
    def await_function(cognito, invoke, _acted):
        def invoke_awaited(*arguments, **options):
            with awaited(cognito, trigger):
                return invoke(*arguments, **options)

        return invoke_awaited

    return await_function


def await_added(_invocation, run, _acted):
    """Limits the triggers that ministack doesn't have."""

    def run_awaited(cognito, trigger, *arguments):
        with awaited(cognito, trigger):
            return run(cognito, trigger, *arguments)

    return run_awaited


@contextlib.contextmanager
def awaited(cognito, trigger):
    token = _is_awaited.set(True)
    try:
        yield
    except Unanswered:
        raise invocation.cannot_invoke(cognito, trigger, TIMEOUT) from None
    finally:
        _is_awaited.reset(token)


def limit(lambda_svc, execute, acted):
    """The function that runs all functions of AWS Lambda, whoever calls them."""

    def execute_within_limit(function, event):
        # Where the function is of another region, this is called again.
        if not _is_awaited.get() or lambda_svc._function_config_scope_mismatch(function.get("config") or function):
            return execute(function, event)
        for _ in range(CALLS):
            result = result_within(SECONDS, execute, function, event)
            if result is not None:
                return result
            acted()
        raise Unanswered

    return execute_within_limit


def result_within(seconds, execute, *arguments):
    """The result of a call; None if it takes longer. It goes on then, as does a function of AWS Lambda."""
    context, result = contextvars.copy_context(), futures.Future()

    def call():
        try:
            result.set_result(context.run(execute, *arguments))
        except Exception as error:  # Raised by result() below.
            result.set_exception(error)

    thread = threading.Thread(target=call, daemon=True)
    thread.start()
    thread.join(seconds)
    return result.result() if result.done() else None


RULE = Rule(
    name="time limit of triggers",
    sentence=(
        "When called, your Lambda function must respond within 5 seconds. If it does not, Amazon Cognito retries the "
        "call. After 3 unsuccessful attempts, the function times out. This 5-second timeout value cannot be changed."
    ),
    page=(
        "https://docs.aws.amazon.com/cognito/latest/developerguide/"
        "cognito-user-identity-pools-working-with-aws-lambda-triggers.html"
    ),
    wrapped={
        **{function: awaiting(trigger) for function, trigger in INVOKED.items()},
        "_apply_pretoken_trigger": awaiting("PreTokenGeneration"),
        "rules.triggers.invocation:run_function": await_added,
        "ministack.services.lambda_svc:_execute_function": limit,
        **refusals.WRAPPED,
    },
    uses=(
        "ministack.services.lambda_svc:_function_config_scope_mismatch",
        *invocation.USED,
        *refusals.USED,
    ),
)
