from ..lookup import pool_of, refuse
from ..passwords.recovery_mechanisms import mechanisms_of
from ..rule import Rule
from .mfa_settings import has_email


def refuse_factor(cognito, request):
    # In the words of the refusal, a pool without a setting is refused, too. On AWS there is no such pool: one that was made
    # without it answers with mechanisms by email and by phone, as the AWS provider's tests show, and as the provider's
    # recorded requests for email MFA in such a pool need. This one keeps no mechanisms then.
    mechanisms = mechanisms_of(pool_of(cognito, request) or {})
    if not has_email(request) or not mechanisms or any(one["Name"] != "verified_email" for one in mechanisms):
        return None
    # Users report the refusal and its words.
    message = (
        "Cannot set EmailMfaConfiguration when user pool AccountRecoverySetting is not set or contains only verified_email "
        "in RecoveryMechanisms."
    )
    return refuse(cognito, "InvalidParameterException", message)


RULE = Rule(
    name="another recovery than by email beside email MFA",
    sentence="Email MFA is also disqualifying for account recovery with email.",
    page="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPool.html",
    reported=True,
    before={"SetUserPoolMfaConfig": refuse_factor},
)
