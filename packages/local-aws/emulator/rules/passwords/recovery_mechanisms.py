"""How users can recover their passwords. It is no rule, but rules need it."""

from ..lookup import attributes_of

ATTRIBUTES = {"verified_email": "email", "verified_phone_number": "phone_number"}
# The second factors whose codes go to the same attributes.
SECOND_FACTORS = {"email": "EMAIL_OTP", "phone_number": "SMS_MFA"}

# "In the absence of this setting, Amazon Cognito uses the legacy behavior to determine the recovery method where SMS is
# preferred over email." (CreateUserPool)
LEGACY = ("phone_number", "email")


def mechanisms_of(pool):
    """The mechanisms of a pool's setting, in any order; none without a setting."""
    return (pool.get("AccountRecoverySetting") or {}).get("RecoveryMechanisms") or []


def usable_attributes(cognito, pool, user):
    """The verified attributes of a user by which the pool lets passwords be recovered, the preferred one first."""
    attributes = attributes_of(cognito, user)
    return [
        name
        for name in allowed_attributes(pool, user)
        if attributes.get(name) and attributes.get(f"{name}_verified") == "true"
    ]


def preferred_attribute(pool):
    """The attribute that the setting of a pool prefers; None without a setting, or where only administrators recover."""
    return next(iter(attributes_by_priority(pool)), None)


def attributes_by_priority(pool):
    mechanisms = sorted(mechanisms_of(pool), key=lambda one: one["Priority"])
    return [ATTRIBUTES[one["Name"]] for one in mechanisms if one["Name"] in ATTRIBUTES]


def allowed_attributes(pool, user):
    if not mechanisms_of(pool):
        return LEGACY
    # What is the second factor already can't be the first one, too.
    enabled = user.get("_mfa_enabled", [])
    return [name for name in attributes_by_priority(pool) if SECOND_FACTORS[name] not in enabled]
