from ..rule import Rule
from . import token_requests
from .token_requests import refuse

# By grant type, the parameters that it needs.
REQUIRED = {"authorization_code": ("code", "redirect_uri"), "refresh_token": ("refresh_token",)}


def refuse_malformed(cognito, request):
    # It is OAuth 2.0 that allows every parameter only once (RFC 6749, 3.2): AWS's page doesn't say what is malformed.
    if request.repeated:
        return refuse(cognito, "invalid_request", f"{request.repeated[0]} is repeated.")
    missing = [name for name in REQUIRED.get(request.grant, ()) if not request.fields.get(name)]
    if not request.client_id:
        missing.append("client_id")
    return refuse(cognito, "invalid_request", f"{missing[0]} is required.") if missing else None


RULE = Rule(
    name="parameters of token requests",
    sentence=(
        "The request is missing a required parameter, includes an unsupported parameter value (other than "
        "unsupported_grant_type), or is otherwise malformed. For example, grant_type is refresh_token but refresh_token is "
        "not included."
    ),
    page="https://docs.aws.amazon.com/cognito/latest/developerguide/token-endpoint.html",
    wrapped=token_requests.checked_by(refuse_malformed),
    uses=token_requests.USED,
)
