from ..lookup import pool_of, refuse
from ..rule import Rule


def refuse_sign_up(cognito, request):
    pool = pool_of(cognito, request) or {}
    if (pool.get("AdminCreateUserConfig") or {}).get("AllowAdminCreateUserOnly"):
        # AWS documents the refusal, but not its words. These are those that users report.
        return refuse(cognito, "NotAuthorizedException", "SignUp is not permitted for this user pool")
    return None


RULE = Rule(
    name="self sign-up",
    sentence="When true, only administrators can create new user profiles.",
    page="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminCreateUserConfigType.html",
    before={"SignUp": refuse_sign_up},
)
