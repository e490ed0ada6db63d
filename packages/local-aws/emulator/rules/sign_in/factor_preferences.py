from ..lookup import pool_of, refuse, user_of
from ..messages import delivery
from ..rule import Rule
from . import second_factors

# By setting of a request, the factor.
SETTINGS = {
    "SMSMfaSettings": "SMS_MFA",
    "SoftwareTokenMfaSettings": second_factors.APP,
    "EmailMfaSettings": "EMAIL_OTP",
}
OPERATIONS = ("AdminSetUserMFAPreference", "SetUserMFAPreference")


def refuse_preference(cognito, request):
    pool, user = pool_of(cognito, request), user_of(cognito, request)
    if pool is None or user is None:
        return None
    enabled = [factor for factor, setting in settings_in(request) if setting.get("Enabled")]
    for factor in enabled:
        is_usable = factor in second_factors.activated(pool) and second_factors.has(cognito, user, factor)
        # Whether an app is set up is another rule's: one that was turned off can be turned on again.
        if factor != second_factors.APP and not is_usable:
            # AWS documents neither the error nor its words. These are those that its users report.
            message = f"User does not have delivery config set to turn on {factor}"
            return refuse(cognito, "InvalidParameterException", message)
    if sum(bool(setting.get("PreferredMfa")) for _, setting in settings_in(request)) > 1:
        # AWS documents neither the error nor its words.
        return refuse(cognito, "InvalidParameterException", "Only one factor can be set as preferred.")
    return None


def settings_in(request):
    """The factors in a request, with what it sets of each."""
    return [(factor, request[name]) for name, factor in SETTINGS.items() if request.get(name)]


def keep_preferences(cognito, _apply, acted):
    """The function that keeps a user's preferences, in place of ministack's, which knows no mails."""

    def keep(user, request):
        acted()
        is_required = pool_of(cognito, request).get("MfaConfiguration") == "ON"
        for factor, setting in settings_in(request):
            if setting.get("Enabled"):
                enable(user, factor, setting.get("PreferredMfa"))
            # "You can't turn off SMS MFA for any of your users when MFA is required in your user pool; you can only set the
            # type that your user prefers." (SMSMfaSettingsType; SoftwareTokenMfaSettingsType says the same of apps.) What
            # is preferred has to be enabled. AWS documents no error for a request that turns one off: it isn't refused.
            elif "Enabled" in setting and not is_required:
                disable(user, factor)

    return keep


def enable(user, factor, is_preferred):
    user["_mfa_enabled"] = [*without(user, factor), factor]
    if is_preferred:
        user["_preferred_mfa"] = factor
    elif is_preferred is not None:
        forget_preference(user, factor)


def disable(user, factor):
    user["_mfa_enabled"] = without(user, factor)
    forget_preference(user, factor)


def without(user, factor):
    return [other for other in user.get("_mfa_enabled", []) if other != factor]


def forget_preference(user, factor):
    if user.get("_preferred_mfa") == factor:
        user["_preferred_mfa"] = ""


def keep_preferred(cognito, request, proceed, acted):
    """Registers an app of a user who has signed in. ministack makes it the preferred factor, too."""
    user = user_of(cognito, request) if request.get("AccessToken") else None
    preferred = user.get("_preferred_mfa", "") if user else ""
    answer = proceed(request)
    if user and answer[0] == 200 and user.get("_preferred_mfa") != preferred:
        acted()
        user["_preferred_mfa"] = preferred
    return answer


RULE = Rule(
    name="preferences of second factors",
    sentence=(
        "Set the user's multi-factor authentication (MFA) method preference, including which MFA factors are activated and "
        "if any are preferred. Only one factor can be set as preferred."
    ),
    page="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_SetUserMFAPreference.html",
    before={operation: refuse_preference for operation in OPERATIONS},
    around={"VerifySoftwareToken": keep_preferred},
    wrapped={"_apply_mfa_preference": keep_preferences},
    uses=delivery.USED,
)
