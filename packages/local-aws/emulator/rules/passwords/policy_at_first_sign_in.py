from ..lookup import pool_of, refuse, user_of
from ..rule import Rule


def refuse_weak_password(cognito, request):
    if request.get("ChallengeName") != "NEW_PASSWORD_REQUIRED" or user_of(cognito, request) is None:
        return None
    password = (request.get("ChallengeResponses") or {}).get("NEW_PASSWORD")
    if not password:
        # ministack would make the temporary password permanent.
        return refuse(cognito, "InvalidParameterException", "Missing required parameter NEW_PASSWORD")
    return cognito._validate_password(pool_of(cognito, request), password)


RULE = Rule(
    name="password policy at the first sign-in",
    # Both operations list InvalidPasswordException among their errors.
    sentence="The password policy settings for a user pool, including complexity, history, and length requirements.",
    page="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_PasswordPolicyType.html",
    before={"RespondToAuthChallenge": refuse_weak_password, "AdminRespondToAuthChallenge": refuse_weak_password},
    uses=("_validate_password",),
)
