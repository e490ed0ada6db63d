from ..lookup import pool_of, refuse
from ..rule import Rule
from .mfa_settings import first_factors, with_mfa_of

CODES = {"EMAIL_OTP", "SMS_OTP"}


def refuse_codes(cognito, settings):
    if settings.get("MfaConfiguration") == "ON" and CODES.intersection(first_factors(settings)):
        # Users report the refusal and its words, and that optional MFA goes with these factors.
        message = "Only PASSWORD and WEB_AUTHN (if configured) can be enabled as an auth factor if MFA is enabled"
        return refuse(cognito, "InvalidParameterException", message)
    return None


def refuse_mfa(cognito, request):
    return refuse_codes(cognito, with_mfa_of(pool_of(cognito, request), request))


RULE = Rule(
    name="no one-time codes as first factors where MFA is required",
    sentence=(
        "You can choose SMS text messages, email messages, or time-based one-time passwords (TOTP) as additional factors to "
        "sign in your users who have passwords as their primary authentication factor."
    ),
    page="https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-mfa.html",
    reported=True,
    before={"CreateUserPool": refuse_codes, "SetUserPoolMfaConfig": refuse_mfa, "UpdateUserPool": refuse_codes},
)
