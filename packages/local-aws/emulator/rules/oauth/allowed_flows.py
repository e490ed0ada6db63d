from ..rule import Rule
from . import sign_in_requests

# By response_type, the flow that the client must allow.
FLOWS = {"code": "code", "token": "implicit"}


def refuse_flow(_cognito, request):
    flow = FLOWS.get(request.asked.get("response_type"))
    if flow is None:
        return sign_in_requests.redirect_error(request, error="invalid_request")
    if is_allowed(request.client, flow):
        return None
    return sign_in_requests.redirect_error(request, error="unauthorized_client")


def is_allowed(client, flow):
    return bool(client.get("AllowedOAuthFlowsUserPoolClient")) and flow in (client.get("AllowedOAuthFlows") or [])


RULE = Rule(
    name="flows of sign-in pages",
    sentence=(
        "If the client requests code or token in response_type but doesn't have permission for these requests, the Amazon "
        "Cognito authorization server returns unauthorized_client to client's redirect_uri"
    ),
    page="https://docs.aws.amazon.com/cognito/latest/developerguide/authorization-endpoint.html",
    wrapped=sign_in_requests.checked_by(refuse_flow),
    uses=sign_in_requests.USED,
)
