from ..lookup import pool_of, refuse
from ..passwords.recovery_mechanisms import mechanisms_of
from ..rule import Rule
from .mfa_settings import has_text_messages, with_mfa_of


def refuse_mechanisms(cognito, request):
    pool = pool_of(cognito, request) or {}
    return refuse_phone(cognito, {**request, "SmsMfaConfiguration": pool.get("SmsMfaConfiguration")})


def refuse_factor(cognito, request):
    return refuse_phone(cognito, with_mfa_of(pool_of(cognito, request), request))


def refuse_phone(cognito, settings):
    """Refuses what users report of MFA that is required. Of optional MFA, they don't."""
    by_phone = any(one["Name"] == "verified_phone_number" for one in mechanisms_of(settings))
    if not by_phone or settings.get("MfaConfiguration") != "ON" or not has_text_messages(settings):
        return None
    message = (
        "Invalid account recovery setting parameter. Account Recovery Setting cannot use verified_phone_number as a "
        "recovery mechanism when SMS MFA is configured."
    )
    return refuse(cognito, "InvalidParameterException", message)


RULE = Rule(
    name="no recovery by phone where it is a required factor",
    sentence=(
        "With this setting, SMS doesn't qualify for a valid password recovery mechanism if the user also has SMS multi-factor "
        "authentication (MFA) activated."
    ),
    page="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UpdateUserPool.html",
    reported=True,
    before={"SetUserPoolMfaConfig": refuse_factor, "UpdateUserPool": refuse_mechanisms},
)
