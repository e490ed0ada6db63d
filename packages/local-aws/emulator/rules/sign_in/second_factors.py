"""The second factors of user pools, and those that a sign-in asks a user for. It is no rule, but rules need it."""

import json

from ..lookup import attributes_of
from ..messages import delivery
from ..passwords.recovery_mechanisms import SECOND_FACTORS, preferred_attribute

APP = "SOFTWARE_TOKEN_MFA"
# By factor, the attribute that its codes are sent to.
ATTRIBUTES = {factor: attribute for attribute, factor in SECOND_FACTORS.items()}


def activated(pool):
    """The factors that a pool activates."""
    # "An active SMS configuration automatically makes SMS messages an available MFA method in your user pool."
    # (https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-mfa.html)
    settings = {
        "SMS_MFA": delivery.can_text(pool),
        APP: (pool.get("SoftwareTokenMfaConfiguration") or {}).get("Enabled"),
        "EMAIL_OTP": pool.get("EmailMfaConfiguration") is not None,
    }
    return [factor for factor, is_active in settings.items() if is_active]


def listed(factors):
    """Factors as the parameter of a challenge."""
    return json.dumps(factors, separators=(",", ":"))


def asked(cognito, pool, user):
    """The factors of which a sign-in asks a user for one. None: it asks for none, or the user has none to set up yet."""
    mode = pool.get("MfaConfiguration", "OFF")
    if mode == "OFF":
        return []
    usable = [factor for factor in activated(pool) if has(cognito, user, factor)]
    enabled = [factor for factor in usable if factor in user.get("_mfa_enabled", [])]
    if user.get("_preferred_mfa") in enabled:
        return [user["_preferred_mfa"]]
    return enabled if mode == "OPTIONAL" else [factor for factor in usable if not recovers(pool, factor)]


def has(cognito, user, factor):
    """Whether a user can be asked for a factor: has set the app up, or has the attribute."""
    if factor == APP:
        return APP in user.get("_mfa_enabled", [])
    return bool(attributes_of(cognito, user).get(ATTRIBUTES[factor]))


def can_be_set_up(cognito, pool, user):
    """The factors of a pool that a user who has none can set up."""
    return [
        factor
        for factor in activated(pool)
        if factor == APP or not (has(cognito, user, factor) or recovers(pool, factor))
    ]


def recovers(pool, factor):
    """Whether a factor's codes go to the attribute by which the pool prefers that passwords are recovered.

    "any attribute that isn't the primary method for self-service account recovery and is enabled for MFA is available"
    (https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-mfa.html)
    """
    attribute = ATTRIBUTES.get(factor)
    return attribute is not None and attribute == preferred_attribute(pool)
