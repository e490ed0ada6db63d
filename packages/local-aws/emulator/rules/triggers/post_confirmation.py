from ..lookup import body_of, pool_of, user_of
from ..rule import Rule
from . import invocation

TRIGGER = "PostConfirmation"
SOURCES = {
    "SignUp": "PostConfirmation_ConfirmSignUp",
    "ConfirmSignUp": "PostConfirmation_ConfirmSignUp",
    "AdminConfirmSignUp": "PostConfirmation_ConfirmSignUp",
    "ConfirmForgotPassword": "PostConfirmation_ConfirmForgotPassword",
}
# ministack doesn't say whether a user signed up.
BY_ADMINISTRATOR = "_created_by_administrator"


def telling_function(operation):
    def tell_function(cognito, request, proceed, acted):
        answer = proceed(request)
        pool, user = pool_of(cognito, request), user_of(cognito, request)
        if answer[0] != 200 or not user or not invocation.function_of(pool, TRIGGER):
            return answer
        is_unconfirmed = operation == "SignUp" and not body_of(answer).get("UserConfirmed")
        if is_unconfirmed or user.get(BY_ADMINISTRATOR):
            return answer
        acted()
        details = {
            "userAttributes": invocation.user_attributes(cognito, user),
            "clientMetadata": request.get("ClientMetadata") or {},
        }
        source, client = SOURCES[operation], request.get("ClientId")
        _, refusal = invocation.invoke(cognito, pool, TRIGGER, source, user["Username"], details, client_id=client)
        return refusal or answer

    return tell_function


def remember_administrator(cognito, request, proceed, _acted):
    answer = proceed(request)
    user = user_of(cognito, request) if answer[0] == 200 else None
    # Who is invited again may have signed up.
    if user and request.get("MessageAction") != "RESEND":
        user[BY_ADMINISTRATOR] = True
    return answer


RULE = Rule(
    name="post confirmation trigger",
    sentence=(
        "Amazon Cognito invokes this trigger only for user who sign up in your user pool, not for user accounts that "
        "you create with your administrator credentials."
    ),
    page="https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-post-confirmation.html",
    around={
        **{operation: telling_function(operation) for operation in SOURCES},
        "AdminCreateUser": remember_administrator,
    },
    uses=invocation.USED,
)
