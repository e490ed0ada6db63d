from ..lookup import pool_of, refuse, user_of
from ..rule import Rule


def resend(cognito, request, proceed, acted):
    """Gives the user a new temporary password, so that a permanent one is never sent."""
    pool, user = pool_of(cognito, request), user_of(cognito, request)
    if request.get("MessageAction") != "RESEND" or user is None:
        return proceed(request)
    password = request.get("TemporaryPassword") or cognito._generate_temp_password()
    refusal = refusal_of_status(cognito, request, user) or cognito._validate_password(pool, password)
    if refusal:
        acted()
        return refusal
    former = user["_password"]
    user["_password"] = password
    answer = proceed(request)
    if answer[0] == 200:
        acted()
    else:
        user["_password"] = former
    return answer


def refusal_of_status(cognito, request, user):
    if user.get("UserStatus") == "FORCE_CHANGE_PASSWORD":
        return None
    # AWS documents the error, but neither when it comes nor its words. These are those that its users report.
    message = f"Resend not possible. {request['Username']} status is not FORCE_CHANGE_PASSWORD"
    return refuse(cognito, "UnsupportedUserStateException", message)


RULE = Rule(
    name="resent invitations",
    sentence=(
        "Set to RESEND to resend the invitation message to a user that already exists, and to reset the "
        "temporary-password duration with a new temporary password."
    ),
    page="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminCreateUser.html",
    around={"AdminCreateUser": resend},
    uses=("_generate_temp_password", "_validate_password"),
)
