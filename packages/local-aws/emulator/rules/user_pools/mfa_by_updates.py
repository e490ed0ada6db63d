from ..lookup import pool_of, refuse
from ..rule import Rule


def refuse_to_require(cognito, request):
    pool = pool_of(cognito, request)
    if pool is None or request.get("MfaConfiguration") != "ON" or pool.get("MfaConfiguration") == "ON":
        return None
    # Users report the refusal and its words. SetUserPoolMfaConfig can require it.
    message = "Cannot turn MFA functionality ON, once the user pool has been created."
    return refuse(cognito, "InvalidParameterException", message)


RULE = Rule(
    name="no MFA required by updates",
    sentence="Sets multi-factor authentication (MFA) to be on, off, or optional.",
    page="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UpdateUserPool.html",
    reported=True,
    before={"UpdateUserPool": refuse_to_require},
)
