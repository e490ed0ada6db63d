from ..lookup import pool_of, user_of
from ..rule import Rule
from . import invocation

TRIGGER = "PreSignUp"


def ask_function(cognito, request, proceed, acted):
    pool = pool_of(cognito, request)
    is_new = pool and request.get("MessageAction") != "RESEND" and not user_of(cognito, request)
    if not is_new or not invocation.function_of(pool, TRIGGER):
        return proceed(request)
    acted()
    details = {
        "userAttributes": {one["Name"]: one.get("Value") for one in request.get("UserAttributes") or []},
        "validationData": {one["Name"]: one.get("Value") for one in request.get("ValidationData") or []} or None,
        "clientMetadata": request.get("ClientMetadata") or {},
    }
    # These have an effect where users sign up themselves only: an administrator's user confirms with a password.
    defaults = {"autoConfirmUser": False, "autoVerifyEmail": False, "autoVerifyPhone": False}
    username = request.get("Username")
    _, refusal = invocation.invoke(
        cognito, pool, TRIGGER, "PreSignUp_AdminCreateUser", username, details, response=defaults
    )
    return refusal or proceed(request)


RULE = Rule(
    name="pre sign-up trigger for administrators",
    sentence=(
        "Your user pool invokes this trigger on self-service sign-up with SignUp or first sign-in with a trusted "
        "identity provider, and on user creation with AdminCreateUser."
    ),
    page="https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-pre-sign-up.html",
    around={"AdminCreateUser": ask_function},
    uses=invocation.USED,
)
