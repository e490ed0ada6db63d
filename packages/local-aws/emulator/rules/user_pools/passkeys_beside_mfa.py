from ..lookup import pool_of, refuse
from ..rule import Rule
from .mfa_settings import first_factors, with_mfa_of

# AWS documents neither refusal. Users report both, and their words.
AT_FACTORS = "WEB_AUTHN cannot be used as an auth factor when MFA is enabled if not configured for MFA."
AT_MFA = (
    "Cannot set WebAuthn factor configuration to SINGLE_FACTOR if MFA is required and WebAuthn is an allowed first auth "
    "factor"
)


def refuse_factors(cognito, request):
    pool = pool_of(cognito, request) or {}
    settings = {**request, "WebAuthnConfiguration": pool.get("WebAuthnConfiguration")}
    return refuse(cognito, "InvalidParameterException", AT_FACTORS) if is_single_beside_mfa(settings) else None


def refuse_mfa(cognito, request):
    settings = with_mfa_of(pool_of(cognito, request), request)
    return refuse(cognito, "InvalidParameterException", AT_MFA) if is_single_beside_mfa(settings) else None


def is_single_beside_mfa(settings):
    """Whether users could sign in by a passkey only, though MFA is required."""
    passkeys = settings.get("WebAuthnConfiguration") or {}
    is_single = passkeys.get("FactorConfiguration") != "MULTI_FACTOR_WITH_USER_VERIFICATION"
    return is_single and settings.get("MfaConfiguration") == "ON" and "WEB_AUTHN" in first_factors(settings)


RULE = Rule(
    name="passkeys where MFA is required",
    sentence=(
        "When set to MULTI_FACTOR_WITH_USER_VERIFICATION, passkey authentication with user verification satisfies MFA "
        "requirements. When set to SINGLE_FACTOR or not set, passkeys are a single authentication factor."
    ),
    page="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_WebAuthnConfigurationType.html",
    reported=True,
    before={"CreateUserPool": refuse_factors, "SetUserPoolMfaConfig": refuse_mfa, "UpdateUserPool": refuse_factors},
)
