from ..lookup import pool_of, refuse, user_of
from ..rule import Rule
from .recovery_options import HIDING, hidden


def refuse_recovery(cognito, request):
    pool, user = pool_of(cognito, request), user_of(cognito, request)
    if user is None or user.get("UserStatus") != "FORCE_CHANGE_PASSWORD":
        return None
    # "If the user status is FORCE_CHANGE_PASSWORD, then users can't use the ForgotPassword API and they don't receive
    # the verification code." (https://repost.aws/knowledge-center/cognito-forgot-password)
    # The words of the refusal are those that users report.
    message = "User password cannot be reset in the current state."
    return hidden(cognito, request, pool, refuse(cognito, "NotAuthorizedException", message))


RULE = Rule(
    name="no recovery of temporary passwords",
    sentence=(
        "Imported and created users are already confirmed, but they must create their password the first time they "
        "sign in."
    ),
    page="https://docs.aws.amazon.com/cognito/latest/developerguide/signing-up-users-in-your-app.html",
    before={"ForgotPassword": refuse_recovery},
    uses=HIDING,
)
