import contextvars
import os
import threading
from concurrent import futures

from ..rule import Rule
from . import invocation

# Tests have less patience than AWS.
SECONDS = float(os.environ.get("COGNITO_AUTH_TRIGGER_SECONDS", "5"))
CALLS = 3
# "Except for Custom Sender Lambda triggers, Amazon Cognito invokes Lambda functions synchronously" (the same page).
NOT_AWAITED = ("CustomEmailSender_", "CustomSMSSender_")
TIMEOUT = {"error": True, "body": {"errorMessage": invocation.TIMEOUT}}


def limit(lambda_svc, execute, acted):
    """The function that runs a function of AWS Lambda, which waits for that of a trigger as Amazon Cognito does."""

    def execute_within_limit(function, event):
        # Where the function is of another region, this is called again.
        if not is_awaited(event) or lambda_svc._function_config_scope_mismatch(function.get("config") or function):
            return execute(function, event)
        for _ in range(CALLS):
            result = result_within(SECONDS, execute, function, event)
            if result is not None:
                return result
            acted()
        return TIMEOUT

    return execute_within_limit


def is_awaited(event):
    source = event.get("triggerSource", "") if isinstance(event, dict) and "userPoolId" in event else ""
    return bool(source) and not source.startswith(NOT_AWAITED)


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
    wrapped={"ministack.services.lambda_svc:_execute_function": limit},
    uses=("ministack.services.lambda_svc:_function_config_scope_mismatch", *invocation.USED),
)
