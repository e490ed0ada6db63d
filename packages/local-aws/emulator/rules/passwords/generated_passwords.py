import secrets

from ..lookup import pool_of
from ..rule import Rule

# Of the passwords that ministack generates, which have a character of each kind.
GENERATED_LENGTH = 12


def lengthen(cognito, request, proceed, acted):
    policy = ((pool_of(cognito, request) or {}).get("Policies") or {}).get("PasswordPolicy") or {}
    # "This password must conform to the password policy" (the same page), and those of ministack may be too short for it.
    missing = policy.get("MinimumLength", 0) - GENERATED_LENGTH
    if request.get("TemporaryPassword") or request.get("MessageAction") == "RESEND" or missing <= 0:
        return proceed(request)
    acted()
    password = cognito._generate_temp_password() + secrets.token_hex(missing)[:missing]
    return proceed({**request, "TemporaryPassword": password})


RULE = Rule(
    name="generated temporary passwords",
    sentence=(
        "If you don't specify a value, Amazon Cognito generates one for you unless you have passwordless options active "
        "for your user pool."
    ),
    page="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminCreateUser.html",
    around={"AdminCreateUser": lengthen},
    uses=("_generate_temp_password",),
)
