from ..lookup import pool_of
from ..rule import Rule
from .mfa_settings import FACTORS


def remove_factors(cognito, request, proceed, acted):
    answer = proceed(request)
    pool = pool_of(cognito, request)
    if pool and pool.get("MfaConfiguration", "OFF") == "OFF":
        removed = [pool.pop(name, None) for name in FACTORS]
        if any(removed):
            acted()
    return answer


RULE = Rule(
    name="no factors without MFA",
    sentence="OFF - MFA tokens aren't required and can't be specified during user registration.",
    page="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UserPoolType.html",
    keeps_settings=True,
    around={"SetUserPoolMfaConfig": remove_factors, "UpdateUserPool": remove_factors},
)
