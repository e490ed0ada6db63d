import secrets

from ..lookup import client_of, pool_of, user_of
from ..rule import Rule
from . import first_factors


def sign_up(cognito, request, proceed, acted):
    if request.get("Password") or not can_do_without(cognito, request):
        return proceed(request)
    acted()
    # Fits every password policy.
    password = f"Aa1!{secrets.token_urlsafe(96)}"
    answer = proceed({**request, "Password": password})
    if answer[0] == 200:
        user_of(cognito, request)[first_factors.NO_PASSWORD] = password
    return answer


def can_do_without(cognito, request):
    """Whether a new user can sign in by a code, which the user's confirmation makes available."""
    pool, client = pool_of(cognito, request), client_of(cognito, request)
    if "ALLOW_USER_AUTH" not in (client.get("ExplicitAuthFlows") or []):
        return False
    verified, allowed = pool.get("AutoVerifiedAttributes") or [], first_factors.allowed(pool)
    given = {
        cognito._username_alias_attribute(pool, request["Username"]),
        *(one["Name"] for one in request.get("UserAttributes") or [] if one.get("Value")),
    }
    return any(
        factor in allowed and attribute in verified and attribute in given
        for factor, attribute in first_factors.BY_CODE.items()
    )


RULE = Rule(
    name="sign-up without a password",
    sentence=(
        "Users can sign up without a password when your user pool supports passwordless sign-in with email or SMS OTPs. To "
        "create a user with no password, omit this parameter or submit a blank value. You can only create a passwordless "
        "user when passwordless sign-in is available."
    ),
    page="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_SignUp.html",
    around={"SignUp": sign_up},
    uses=("_username_alias_attribute",),
)
