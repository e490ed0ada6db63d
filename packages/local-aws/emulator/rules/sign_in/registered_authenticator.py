from ..lookup import refuse, user_of
from ..rule import Rule


def refuse_unregistered(cognito, request):
    user = user_of(cognito, request)
    settings = request.get("SoftwareTokenMfaSettings") or {}
    if user is None or user.get("_totp_secret") or not (settings.get("Enabled") or settings.get("PreferredMfa")):
        return None
    # The words aren't documented. They are those that Amplify's libraries look for.
    return refuse(cognito, "InvalidParameterException", "User has not verified software token mfa")


RULE = Rule(
    name="authenticator apps that are set up",
    sentence="Users must register a TOTP authenticator before they set this as their preferred MFA method.",
    page="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_SetUserMFAPreference.html",
    before={"AdminSetUserMFAPreference": refuse_unregistered, "SetUserMFAPreference": refuse_unregistered},
)
