"""Invokes the function of a trigger as Amazon Cognito does. It is no rule, but rules need it."""

import json

from ..lookup import attributes_of, refuse

# What these functions need of ministack.
USED = (
    "_pool_region",
    "ministack.services.lambda_svc:_execute_function_with_config_scope",
    "ministack.services.lambda_svc:_execution_record_for_config",
    "ministack.services.lambda_svc:_get_func_record_for_ref",
    "ministack.services.lambda_svc:invoke_async_with_retry",
)

NO_CLIENT = "CLIENT_ID_NOT_APPLICABLE"
# AWS documents this error, but not its words, nor those of the errors below: its users report them.
UNRECOGNIZABLE = "Unrecognizable lambda output"


class Refused(Exception):
    """Carries the answer that refuses a request, from where ministack has no answer of its own."""

    def __init__(self, answer):
        super().__init__("Refused")
        self.answer = answer


def invoke(cognito, pool, trigger, source, username, request, response=None, client_id=None):
    """Invokes the function of a pool's trigger, by its name in LambdaConfig.

    Returns (what the function responds, None), or (None, the answer that refuses the request); (None, None) where the
    pool has no such trigger.
    """
    if not function_of(pool, trigger):
        return None, None
    event = event_of(cognito, pool, source, username, request, response, client_id)
    try:
        function = invocable(cognito, pool, trigger)
        return response_of(cognito, trigger, run_function(cognito, trigger, function, event)), None
    except Refused as refused:
        return None, refused.answer


def start(cognito, pool, trigger, source, username, request, client_id=None):
    """Has AWS Lambda run the function of a pool's trigger asynchronously. Raises a Refused where it can't."""
    # With every invocation, since ministack loads this service later.
    from ministack.services import lambda_svc

    event = event_of(cognito, pool, source, username, request, client_id=client_id)
    lambda_svc.invoke_async_with_retry(invocable(cognito, pool, trigger), event)


def event_of(cognito, pool, source, username, request, response=None, client_id=None):
    return {
        "version": "1",
        "region": cognito._pool_region(pool["Id"]),
        "userPoolId": pool["Id"],
        "userName": username,
        "callerContext": {"awsSdkVersion": "aws-sdk-unknown-unknown", "clientId": client_id or NO_CLIENT},
        "triggerSource": source,
        "request": request,
        "response": response or {},
    }


def function_of(pool, trigger):
    """The ARN of the function that a pool has for a trigger; None without one."""
    setting = (pool.get("LambdaConfig") or {}).get(trigger)
    return setting.get("LambdaArn") if isinstance(setting, dict) else setting


def user_attributes(cognito, user):
    """A user's attributes as a trigger gets them."""
    return {**attributes_of(cognito, user), "cognito:user_status": user.get("UserStatus")}


def invocable(cognito, pool, trigger):
    """The function of a pool's trigger, as ministack runs it. Raises a Refused where it can't be invoked."""
    from ministack.services import lambda_svc

    record, config, _ = lambda_svc._get_func_record_for_ref(function_of(pool, trigger))
    if record is None:
        raise cannot_invoke(cognito, trigger)
    return lambda_svc._execution_record_for_config(record, config)


def run_function(_cognito, _trigger, function, event):
    """The result of an invocation, as ministack has it."""
    from ministack.services import lambda_svc

    return lambda_svc._execute_function_with_config_scope(function, event)


def response_of(cognito, trigger, result):
    """What a function that ran responds."""
    body = result.get("body")
    if result.get("error"):
        raise failed(cognito, trigger, body)
    response = parsed(body).get("response")
    if not isinstance(response, dict):
        raise Refused(refuse(cognito, "InvalidLambdaResponseException", UNRECOGNIZABLE))
    return response


def parsed(body):
    """The event that a function gives back; empty if it is none."""
    try:
        event = json.loads(body) if isinstance(body, (str, bytes, bytearray)) else body
    except ValueError:
        return {}
    return event if isinstance(event, dict) else {}


def failed(cognito, trigger, body):
    return Refused(refuse(cognito, "UserLambdaValidationException", failure(trigger, body)))


def failure(trigger, body):
    message = body.get("errorMessage") if isinstance(body, dict) else body
    return f"{trigger} failed with error {message}."


def cannot_invoke(cognito, trigger, error="AccessDeniedException"):
    """By default, AWS says so about a function that there isn't, or that Amazon Cognito has no permission for."""
    message = f"{trigger} invocation failed due to error {error}."
    return Refused(refuse(cognito, "UnexpectedLambdaException", message))
