from ..lookup import pool_of, refuse
from ..rule import Rule
from .mfa_settings import has_authenticators, has_email, has_text_messages


def refuse_without_factor(cognito, request):
    if request.get("MfaConfiguration", "OFF") == "OFF" or has_authenticators(request) or has_email(request):
        return None
    pool = pool_of(cognito, request) or {}
    # The way to send text messages may have been set before. What else isn't in the request is off.
    if has_text_messages({"SmsConfiguration": pool.get("SmsConfiguration"), **request}):
        return None
    # Users report the refusal and its words. A passkey is no factor of MFA.
    message = "Invalid MFA Configuration given. SMS MFA, Email MFA, or Software Token MFA must be enabled."
    return refuse(cognito, "InvalidParameterException", message)


RULE = Rule(
    name="a factor for MFA",
    sentence="When ON, all users must set up MFA before they can sign in.",
    page="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_SetUserPoolMfaConfig.html",
    reported=True,
    before={"SetUserPoolMfaConfig": refuse_without_factor},
)
