from ..lookup import client_of, pool_of, user_of, username_of
from ..rule import Rule
from . import flows, invocation

TRIGGER = "PreAuthentication"


def ask_function(cognito, request, proceed, acted):
    pool, user = pool_of(cognito, request), user_of(cognito, request)
    if not is_invoked(cognito, request, pool, user):
        return proceed(request)
    acted()
    attributes = invocation.user_attributes(cognito, user) if user else {}
    _, refusal = invocation.invoke(
        cognito,
        pool,
        TRIGGER,
        "PreAuthentication_Authentication",
        user["Username"] if user else username_of(request),
        {
            "userAttributes": attributes,
            "validationData": request.get("ClientMetadata") or {},
            "userNotFound": user is None,
        },
        client_id=request.get("ClientId"),
    )
    return refusal or proceed(request)


def is_invoked(cognito, request, pool, user):
    if pool is None or not invocation.function_of(pool, TRIGGER) or not flows.is_open(cognito, request):
        return False
    return bool(user) or client_of(cognito, request).get("PreventUserExistenceErrors") == "ENABLED"


RULE = Rule(
    name="pre authentication trigger",
    sentence=(
        "Amazon Cognito invokes this trigger when a user attempts to sign in so that you can create custom "
        "validation that performs preparatory actions. For example, you can deny the authentication request or "
        "record session data to an external system."
    ),
    page="https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-pre-authentication.html",
    around={"InitiateAuth": ask_function, "AdminInitiateAuth": ask_function},
    uses=invocation.USED,
)
