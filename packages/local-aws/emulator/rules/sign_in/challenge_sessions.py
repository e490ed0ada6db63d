from ..rule import Rule
from . import sessions


def answer_in_session(cognito, request, proceed, acted):
    if request.get("ChallengeName") in sessions.OWN:
        return keep_next(cognito, request, proceed(request))
    session = sessions.find(cognito, request)
    refusal = sessions.refusal_of(cognito, request, session)
    if refusal:
        acted()
        return refusal
    answer = proceed(request)
    # A wrong code or a weak password may be corrected in the same session.
    if answer[0] == 200:
        session["used"] = True
    return keep_next(cognito, request, answer)


def keep_next(cognito, request, answer):
    sessions.keep_issued(cognito, request, answer)
    return answer


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
