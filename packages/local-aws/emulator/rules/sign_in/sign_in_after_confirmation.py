import secrets

from ..lookup import attributes_of, body_of, client_of, pool_of, succeed, user_of
from ..messages import delivery
from ..messages.confirmation_codes import attribute_to_confirm
from ..rule import Rule
from . import first_factors, sessions
from .choice_based_sign_in import FLOW

# What sessions are for that no challenge is answered in.
CONFIRMATION, SIGN_IN = "_confirmation", "_sign_in"


def begin(cognito, request, answer):
    body = body_of(answer)
    if body.get("UserConfirmed") or "ALLOW_USER_AUTH" not in (client_of(cognito, request).get("ExplicitAuthFlows") or []):
        return None
    return succeed(cognito, {**body, "Session": session_for(cognito, request, CONFIRMATION)})


def confirm(cognito, request, proceed, acted):
    session, answer = sessions.find(cognito, request), proceed(request)
    if answer[0] != 200 or not is_for(cognito, request, session, CONFIRMATION) or sessions.claim(cognito, session):
        return answer
    acted()
    return succeed(cognito, {**body_of(answer), "Session": session_for(cognito, request, SIGN_IN)})


def sign_in(cognito, request, proceed, acted):
    session = sessions.find(cognito, request)
    is_begun = request.get("AuthFlow") == FLOW and is_for(cognito, request, session, SIGN_IN)
    if not is_begun or not is_eligible(cognito, request):
        return proceed(request)
    acted()
    refusal = sessions.claim(cognito, session)
    if refusal:
        return refusal
    tokens = cognito._build_auth_result(session["pool_id"], session["client_id"], user_of(cognito, request))
    return succeed(cognito, {"AuthenticationResult": tokens})


def session_for(cognito, request, purpose):
    token, user = secrets.token_urlsafe(64), user_of(cognito, request)
    issued_for = (pool_of(cognito, request)["Id"], request["ClientId"], user["Username"])
    sessions.keep(cognito, token, purpose, *issued_for)
    return token


def is_for(cognito, request, session, purpose):
    """Whether a session was issued for a purpose, and for the client and the user of a request."""
    user = user_of(cognito, request)
    if session is None or user is None or session.get("pending_builtin_challenge") != purpose:
        return False
    return (session["client_id"], session["username"]) == (request["ClientId"], user["Username"])


def is_eligible(cognito, request):
    """Whether a user could sign in by a code to where the one that confirmed the user went."""
    pool, user = pool_of(cognito, request), user_of(cognito, request)
    confirmed = attribute_to_confirm(pool, attributes_of(cognito, user))
    factors = first_factors.by_code(cognito, pool, user) if user.get("Enabled", True) else []
    return confirmed in [first_factors.BY_CODE[factor] for factor in factors]


RULE = Rule(
    name="sign-in after a confirmation",
    sentence=(
        "You can sign in a user directly from the sign-up process with the USER_AUTH authentication flow. When you pass the "
        "session ID to InitiateAuth, Amazon Cognito assumes the SMS or email message one-time verification password from "
        "ConfirmSignUp as the primary authentication factor."
    ),
    page="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_InitiateAuth.html",
    after={"SignUp": begin},
    around={"ConfirmSignUp": confirm, **{operation: sign_in for operation in sessions.STARTS}},
    uses=(*delivery.USED, *sessions.USED, "_build_auth_result"),
)
