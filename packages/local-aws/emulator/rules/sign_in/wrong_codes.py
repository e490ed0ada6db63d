import json

from ..rule import Rule
from . import sessions

MOST = 5


def count_wrong_codes(cognito, request, proceed, acted):
    session = sessions.find(cognito, request)
    answer = proceed(request)
    if session is None or not is_mismatch(answer):
        return answer
    session["wrong_codes"] = session.get("wrong_codes", 0) + 1
    if session["wrong_codes"] == MOST:
        acted()
        # Here, nobody is locked out: the sign-in begins again with the first factor.
        session["expires_at"] = 0
    return answer


def is_mismatch(answer):
    return answer[0] != 200 and json.loads(answer[2]).get("__type") == "CodeMismatchException"


RULE = Rule(
    name="wrong codes of a sign-in",
    sentence=(
        "After five unsuccessful attempts to present an MFA code, Amazon Cognito begins the exponential-timeout lockout "
        "process described at Lockout behavior for failed sign-in attempts."
    ),
    page="https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-mfa.html",
    around={operation: count_wrong_codes for operation in sessions.RESPONSES},
    uses=sessions.USED,
)
