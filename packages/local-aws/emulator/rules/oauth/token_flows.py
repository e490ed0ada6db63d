from ..rule import Rule
from . import token_requests
from .allowed_flows import is_allowed
from .token_requests import refuse


def refuse_flow(cognito, request):
    client = request.client
    if client is None:
        return None
    if request.grant == "authorization_code" and not is_allowed(client, "code"):
        return refuse(cognito, "unauthorized_client", "The client isn't allowed to use the code grant flow.")
    if request.grant == "refresh_token" and not refreshes(client):
        return refuse(cognito, "unauthorized_client", "The client isn't allowed to refresh tokens.")
    if request.grant == "client_credentials" and not client.get("AllowedOAuthFlowsUserPoolClient"):
        # Users report this error: boto/boto3#3916. ministack has it for a client without the flow.
        return refuse(cognito, "invalid_grant", "The client isn't allowed to use OAuth.")
    return None


def refreshes(client):
    """Whether a client refreshes tokens: rotation excludes the flow by which others do."""
    if (client.get("RefreshTokenRotation") or {}).get("Feature") == "ENABLED":
        return True
    flows = client.get("ExplicitAuthFlows") or []
    return "ALLOW_REFRESH_TOKEN_AUTH" in flows or not any(flow.startswith("ALLOW_") for flow in flows)


RULE = Rule(
    name="flows of token requests",
    sentence="Client is not allowed for code grant flow or for refreshing tokens.",
    page="https://docs.aws.amazon.com/cognito/latest/developerguide/token-endpoint.html",
    wrapped=token_requests.checked_by(refuse_flow),
    uses=token_requests.USED,
)
