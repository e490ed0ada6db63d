from ..lookup import body_of
from ..rule import Rule
from . import sessions
from .second_factors import APP


def associate(cognito, request, proceed, acted):
    if request.get("AccessToken"):
        return proceed(request)
    return take_step(cognito, request, proceed, acted, None, "associated")


def verify(cognito, request, proceed, acted):
    if request.get("AccessToken"):
        return proceed(request)
    secret = cognito._totp_session_secrets.get(request.get("Session"))
    answer = take_step(cognito, request, proceed, acted, "associated", "verified")
    user = sessions.user_in(cognito, sessions.find(cognito, request)) if answer[0] == 200 else None
    if user:
        enable(user, secret)
    return answer


def take_step(cognito, request, proceed, acted, done, next_done):
    """Lets a session go on to its next step, in a session of its own, if it has done the step before."""
    session = sessions.find(cognito, request)
    refusal = refusal_of(cognito, session, done)
    answer, refused = (refusal, True) if refusal else sessions.answer_once(cognito, session, request, proceed)
    if refused or answer[0] == 200:
        acted()
    if answer[0] == 200:
        issued_for = (session["pool_id"], session["client_id"], session["username"])
        following = sessions.keep(cognito, body_of(answer)["Session"], "MFA_SETUP", *issued_for)
        following["set_up"] = next_done
    return answer


def refusal_of(cognito, session, done):
    user = sessions.user_in(cognito, session)
    if user is None or session.get("pending_builtin_challenge") != "MFA_SETUP" or session.get("set_up") != done:
        return sessions.refuse_session(cognito)
    return sessions.refusal_of_old(cognito, session) or sessions.refusal_of_disabled(cognito, user)


def enable(user, secret):
    """Enables the factor whose code was just verified, as ministack does for a user who has signed in."""
    enabled = [factor for factor in user.get("_mfa_enabled", []) if factor != APP]
    user.update(_totp_secret=secret, _mfa_enabled=[*enabled, APP], _preferred_mfa=APP)


def refuse_unverified(cognito, request):
    if request.get("ChallengeName") != "MFA_SETUP":
        return None
    session = sessions.find(cognito, request)
    if session is None or session.get("set_up") != "verified":
        return sessions.refuse_session(cognito)
    # Whether it was used before is for the rule about sessions, which marks it as used before this one looks.
    return sessions.refusal_of_other(cognito, request, session)


RULE = Rule(
    name="set-up of a second factor",
    sentence=(
        "To set up time-based one-time password (TOTP) MFA, use the session returned in this challenge from "
        "InitiateAuth or AdminInitiateAuth as an input to AssociateSoftwareToken. Then, use the session returned by "
        "VerifySoftwareToken as an input to RespondToAuthChallenge or AdminRespondToAuthChallenge with challenge name "
        "MFA_SETUP to complete sign-in."
    ),
    page="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_RespondToAuthChallenge.html",
    before={operation: refuse_unverified for operation in sessions.RESPONSES},
    after={operation: sessions.keep_issued for operation in (*sessions.STARTS, *sessions.RESPONSES)},
    around={"AssociateSoftwareToken": associate, "VerifySoftwareToken": verify},
    uses=(*sessions.USED, "_totp_session_secrets"),
)
