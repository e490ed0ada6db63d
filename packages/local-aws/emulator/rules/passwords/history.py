from ..lookup import pool_of, refuse, user_of
from ..rule import Rule

# Where these operations have the new password. All of them list PasswordHistoryPolicyViolationException as an error.
PARAMETERS = {
    "AdminRespondToAuthChallenge": "NEW_PASSWORD",
    "AdminSetUserPassword": "Password",
    "ChangePassword": "ProposedPassword",
    "ConfirmForgotPassword": "Password",
    "RespondToAuthChallenge": "NEW_PASSWORD",
}
# The largest PasswordHistorySize.
LARGEST_SIZE = 24


def keeping_history(parameter):
    """The hook of an operation that has the new password in a parameter, or in a response to a challenge."""

    def keep_history(cognito, request, proceed, acted):
        pool, user = pool_of(cognito, request), user_of(cognito, request)
        password = new_password(request, parameter)
        if pool is None or user is None or not password:
            return proceed(request)
        earlier = earlier_passwords(user)
        if password in earlier[: history_size(pool)] and would_be_set(cognito, pool, user, request, password):
            acted()
            # AWS documents the error, but not its words.
            return refuse(cognito, "PasswordHistoryPolicyViolationException", "Password has previously been used.")
        answer = proceed(request)
        if answer[0] == 200:
            user["_earlier_passwords"] = earlier[:LARGEST_SIZE]
        return answer

    return keep_history


def new_password(request, parameter):
    """The password that a request sets; None if it sets none. Whose session is invalid has been refused before."""
    if "ChallengeName" not in request:
        return request.get(parameter)
    is_new = request["ChallengeName"] == "NEW_PASSWORD_REQUIRED"
    return (request.get("ChallengeResponses") or {}).get(parameter) if is_new else None


def earlier_passwords(user):
    """The passwords that a new one follows, the latest first: the first is the present one."""
    present = [user["_password"]] if user.get("_password") else []
    return [*present, *user.get("_earlier_passwords", [])]


def history_size(pool):
    policies = pool.get("Policies") or {}
    return (policies.get("PasswordPolicy") or {}).get("PasswordHistorySize") or 0


def would_be_set(cognito, pool, user, request, password):
    """Whether nothing else refuses a password. Only who may set it learns that it has been used."""
    knows_present = "ProposedPassword" not in request or request.get("PreviousPassword") == user.get("_password")
    return knows_present and cognito._validate_password(pool, password) is None


RULE = Rule(
    name="password history",
    sentence=(
        "Users can't set a password that matches any of n previous passwords, where n is the value of PasswordHistorySize."
    ),
    page="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_PasswordPolicyType.html",
    around={operation: keeping_history(parameter) for operation, parameter in PARAMETERS.items()},
    uses=("_validate_password",),
)
