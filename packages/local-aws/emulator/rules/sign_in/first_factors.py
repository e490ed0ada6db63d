"""The first factors by which a user can sign in where the user chooses. It is no rule, but rules need it."""

from ..lookup import attributes_of

PASSWORD, PROOF = "PASSWORD", "PASSWORD_SRP"
# By factor, the attribute that its codes are sent to.
BY_CODE = {"EMAIL_OTP": "email", "SMS_OTP": "phone_number"}

# AWS documents no length. This is the one that its users report: "Currently, the email and phone one-time pin for
# authentication is fixed at 8 digits." (https://github.com/aws-amplify/amplify-js/issues/14428)
DIGITS = 8

# Of a user: the password that stands for none.
NO_PASSWORD = "_no_password"


def allowed(pool):
    """The factors that a pool's policy allows."""
    policy = (pool.get("Policies") or {}).get("SignInPolicy") or {}
    return policy.get("AllowedFirstAuthFactors") or [PASSWORD]


def available(cognito, pool, user):
    """The factors that a user can choose. Passkeys aren't among them: the local AWS has none."""
    by_password = [PASSWORD, PROOF] if PASSWORD in allowed(pool) and has_password(user) else []
    return [*by_password, *by_code(cognito, pool, user)]


def has_password(user):
    return bool(user.get("_password")) and user["_password"] != user.get(NO_PASSWORD)


def by_code(cognito, pool, user):
    # "Users can either have MFA or sign in with passwordless factors."
    # (https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-mfa.html)
    mode = pool.get("MfaConfiguration", "OFF")
    if mode == "ON" or mode == "OPTIONAL" and user.get("_mfa_enabled"):
        return []
    attributes, factors = attributes_of(cognito, user), allowed(pool)
    # AWS's guide says of sign-in by code that it goes to the user's verified address, and that it verifies one that isn't.
    return [name for name in BY_CODE if name in factors and attributes.get(f"{BY_CODE[name]}_verified") == "true"]
