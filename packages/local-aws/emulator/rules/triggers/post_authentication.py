import threading

from ..clients.refresh_flow import FLOWS as RENEWALS
from ..lookup import body_of, pool_of
from ..rule import Rule
from . import invocation

TRIGGER = "PostAuthentication"
# Who got the last tokens in a thread. ministack handles each request in a thread of its own.
_thread = threading.local()


def remember_user(_cognito, build, _acted):
    """The tokens needn't tell whose they are: the function of another trigger may have changed their claims."""

    def build_and_remember(pool_id, client_id, user, *arguments, **options):
        _thread.user = user
        return build(pool_id, client_id, user, *arguments, **options)

    return build_and_remember


def tell_function(cognito, request, proceed, acted):
    answer = proceed(request)
    result = body_of(answer).get("AuthenticationResult") or {}
    pool = pool_of(cognito, request)
    if "AccessToken" not in result or request.get("AuthFlow") in RENEWALS or not invocation.function_of(pool, TRIGGER):
        return answer
    acted()
    user = _thread.user
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
    wrapped={"_build_auth_result": remember_user},
    uses=invocation.USED,
)
