"""What settings of user pools say of second and first factors. It is no rule, but rules need it."""

FACTORS = ("EmailMfaConfiguration", "SmsMfaConfiguration", "SoftwareTokenMfaConfiguration")


def has_authenticators(settings):
    """Whether authenticator apps are a second factor."""
    return bool((settings.get("SoftwareTokenMfaConfiguration") or {}).get("Enabled"))


def has_email(settings):
    """Whether email messages are a second factor. The setting may be empty: Amazon Cognito has texts of its own."""
    return settings.get("EmailMfaConfiguration") is not None


def has_text_messages(settings):
    """Whether text messages are a second factor, and can be sent."""
    by_text = settings.get("SmsMfaConfiguration")
    return by_text is not None and bool(by_text.get("SmsConfiguration") or settings.get("SmsConfiguration"))


def first_factors(settings):
    """The first factors that settings allow; empty where they don't say it."""
    policy = (settings.get("Policies") or {}).get("SignInPolicy") or {}
    return policy.get("AllowedFirstAuthFactors") or []


def with_mfa_of(pool, request):
    """The settings of a pool once SetUserPoolMfaConfig has carried a request out."""
    return {**(pool or {}), **request}
