from ..lookup import refuse
from ..rule import Rule
from .mfa_settings import FACTORS


def refuse_factors(cognito, request):
    if request.get("MfaConfiguration") == "OFF" and any(name in request for name in FACTORS):
        # Users report the refusal and its words, also of a factor that isn't enabled.
        message = "Invalid MFA configuration given, can't turn off MFA and configure an MFA together."
        return refuse(cognito, "InvalidParameterException", message)
    return None


RULE = Rule(
    name="no settings of factors while MFA is off",
    sentence="Sets multi-factor authentication (MFA) to be on, off, or optional.",
    page="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_SetUserPoolMfaConfig.html",
    reported=True,
    before={"SetUserPoolMfaConfig": refuse_factors},
)
