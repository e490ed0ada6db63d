from ..lookup import refuse
from ..rule import Rule
from . import client_requests


def refuse_nothing_allowed(cognito, request):
    if not request.get("AllowedOAuthFlowsUserPoolClient"):
        return None
    if request.get("AllowedOAuthFlows") and request.get("AllowedOAuthScopes"):
        return None
    message = (
        "AllowedOAuthFlows and AllowedOAuthScopes are required if user pool client is allowed to use OAuth flows."
    )
    return refuse(cognito, "InvalidParameterException", message)


RULE = Rule(
    name="flows and scopes of OAuth clients",
    sentence="Set to true to use OAuth 2.0 authorization server features in your app client.",
    page="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolClient.html",
    reported=True,
    before=client_requests.checked_by(refuse_nothing_allowed),
)
