from ..lookup import body_of, pool_of, user_of
from ..rule import Rule
from . import invocation

TRIGGER = "PostAuthentication"
RENEWALS = ("REFRESH_TOKEN_AUTH", "REFRESH_TOKEN")


def tell_function(cognito, request, proceed, acted):
    answer = proceed(request)
    token = (body_of(answer).get("AuthenticationResult") or {}).get("AccessToken")
    pool = pool_of(cognito, request)
    if not token or request.get("AuthFlow") in RENEWALS or not invocation.function_of(pool, TRIGGER):
        return answer
    acted()
    user = user_of(cognito, {"AccessToken": token})
    # Of the client's metadata, Amazon Cognito passes on that of a challenge only.
    metadata = {"clientMetadata": request.get("ClientMetadata") or {}} if "ChallengeName" in request else {}
    attributes = invocation.user_attributes(cognito, user)
    _, refusal = invocation.invoke(
        cognito,
        pool,
        TRIGGER,
        "PostAuthentication_Authentication",
        user["Username"],
        {"userAttributes": attributes, "newDeviceUsed": False, **metadata},
        client_id=request.get("ClientId"),
    )
    return refusal or answer


RULE = Rule(
    name="post authentication trigger",
    sentence=(
        "Amazon Cognito invokes this Lambda after authentication is complete, before a user has received tokens. Add "
        "a post authentication trigger when you want to add custom post-processing of authentication events, for "
        "example logging or user profile adjustments that will be reflected on the next sign-in."
    ),
    page="https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-post-authentication.html",
    around={
        "InitiateAuth": tell_function,
        "AdminInitiateAuth": tell_function,
        "RespondToAuthChallenge": tell_function,
        "AdminRespondToAuthChallenge": tell_function,
    },
    uses=invocation.USED,
)
