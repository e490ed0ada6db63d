from ..lookup import refuse
from ..rule import Rule
from .mfa_settings import first_factors


def refuse_without_password(cognito, request):
    allowed = first_factors(request)
    if not allowed or "PASSWORD" in allowed:
        return None
    # Users report the refusal and its words.
    message = "Password should be configured as one of the allowed first auth factors."
    return refuse(cognito, "InvalidParameterException", message)


RULE = Rule(
    name="a password among the first factors",
    sentence=(
        "You can permit users to start authentication with a standard username and password, or with other one-time "
        "password and hardware factors."
    ),
    page="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_SignInPolicyType.html",
    reported=True,
    before={"CreateUserPool": refuse_without_password, "UpdateUserPool": refuse_without_password},
)
