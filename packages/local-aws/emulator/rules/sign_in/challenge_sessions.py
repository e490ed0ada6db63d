from ..rule import Rule
from . import sessions


def answer_in_session(cognito, request, proceed, acted):
    is_own = request.get("ChallengeName") in sessions.OWN
    answer, refused = (answer_own if is_own else answer_once)(cognito, request, proceed)
    if refused:
        acted()
    else:
        sessions.keep_issued(cognito, request, answer)
    return answer


def answer_once(cognito, request, proceed):
    session = sessions.find(cognito, request)
    refusal = sessions.refusal_of(cognito, request, session)
    return (refusal, True) if refusal else sessions.answer_once(cognito, session, request, proceed)


def answer_own(cognito, request, proceed):
    user = sessions.user_in(cognito, own_session(cognito, request))
    refusal = sessions.refusal_of_disabled(cognito, user)
    return (refusal, True) if refusal else (proceed(request), False)


def own_session(cognito, request):
    """The session of a challenge of ministack's own; None if there is none. A proof of a password can name it so."""
    block = (request.get("ChallengeResponses") or {}).get("PASSWORD_CLAIM_SECRET_BLOCK")
    return sessions.find(cognito, request) or cognito._challenge_sessions.get(block or "")


RULE = Rule(
    name="sessions of challenges",
    sentence=(
        "Amazon Cognito creates a session token for each API request in an authentication flow. AuthSessionValidity is "
        "the duration, in minutes, of that session token. Your user pool native user must respond to each "
        "authentication challenge before the session expires."
    ),
    page="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolClient.html",
    after={operation: sessions.keep_issued for operation in sessions.STARTS},
    around={operation: answer_in_session for operation in sessions.RESPONSES},
    uses=sessions.USED,
)
