from ..lookup import refuse
from ..rule import Rule
from . import pools


def refuse_where_off(cognito, request):
    pool = pools.identity_pool_of(cognito, request)
    if not pool or pool.get("AllowClassicFlow"):
        return None
    # AWS documents the setting, but not the refusal. These are the words that its users report.
    message = "Basic (classic) flow is not enabled, please use enhanced flow."
    return refuse(cognito, "InvalidParameterException", message)


RULE = Rule(
    name="classic flow",
    sentence="Enables or disables the Basic (Classic) authentication flow.",
    page="https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_IdentityPool.html",
    service="cognito-identity",
    # Whoever gets such a token chooses the role that it is used with.
    before={"GetOpenIdToken": refuse_where_off},
    uses=pools.USED,
)
