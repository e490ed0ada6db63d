from ..lookup import pool_of, refuse
from ..rule import Rule
from .mfa_settings import has_email

# AWS documents the errors, but not these words. They are those of other features of the plans.
PLAN = "The following features need to be disabled for the LITE pricing tier configured: Email MFA"
# Those that users report.
SENDER = (
    "Cannot set EmailMfaConfiguration when user pool EmailConfiguration contains an EmailSendingAccount of COGNITO_DEFAULT."
)


def refuse_factor(cognito, request):
    pool = pool_of(cognito, request)
    if pool is None or not has_email(request):
        return None
    if cognito._user_pool_tier(pool) == "LITE":
        return refuse(cognito, "FeatureUnavailableInTierException", PLAN)
    account = (pool.get("EmailConfiguration") or {}).get("EmailSendingAccount")
    return None if account == "DEVELOPER" else refuse(cognito, "InvalidParameterException", SENDER)


def refuse_plan(cognito, request):
    pool = pool_of(cognito, request) or {}
    if request.get("UserPoolTier") == "LITE" and has_email(pool) and request.get("MfaConfiguration", "OFF") != "OFF":
        return refuse(cognito, "TierChangeNotAllowedException", PLAN)
    return None


RULE = Rule(
    name="plan and sender of email MFA",
    sentence="Requires Essentials feature plan or higher and Amazon SES email configuration.",
    page="https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-email.html",
    before={"SetUserPoolMfaConfig": refuse_factor, "UpdateUserPool": refuse_plan},
    uses=("_user_pool_tier",),
)
