"""How users can recover their passwords. It is no rule, but rules need it."""

from ..lookup import attributes_of

ATTRIBUTES = {"verified_email": "email", "verified_phone_number": "phone_number"}

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


def allowed_attributes(pool, user):
    mechanisms = sorted(mechanisms_of(pool), key=lambda one: one["Priority"])
    if not mechanisms:
        return LEGACY
    names = [ATTRIBUTES[one["Name"]] for one in mechanisms if one["Name"] in ATTRIBUTES]
    # Where a text message is the second factor already, it can't be the first one, too.
    by_text = "SMS_MFA" in user.get("_mfa_enabled", [])
    return [name for name in names if not (by_text and name == "phone_number")]
