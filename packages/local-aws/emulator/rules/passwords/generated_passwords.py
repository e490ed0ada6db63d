from ..lookup import pool_of
from ..rule import Rule


def generate(cognito, request, proceed, acted):
    """ministack's are of 12 characters, and it then refuses its own where the policy wants more."""
    # ministack generates one in a pool with passwordless options, too. On AWS, such a user has none; here, the user can
    # sign in by a code all the same, and has a password that nobody needs to know.
    if request.get("TemporaryPassword"):
        return proceed(request)
    policy = ((pool_of(cognito, request) or {}).get("Policies") or {}).get("PasswordPolicy") or {}
    generated = cognito._generate_temp_password()
    if len(generated) >= policy.get("MinimumLength", 0):
        return proceed(request)
    while len(generated) < policy["MinimumLength"]:
        generated += cognito._generate_temp_password()
    acted()
    return proceed({**request, "TemporaryPassword": generated})


RULE = Rule(
    name="generated passwords",
    sentence=(
        "If you don't specify a value, Amazon Cognito generates one for you unless you have passwordless options active for "
        "your user pool."
    ),
    page="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminCreateUser.html",
    around={"AdminCreateUser": generate},
    uses=("_generate_temp_password",),
)
