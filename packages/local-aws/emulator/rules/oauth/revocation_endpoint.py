from ..rule import Rule
from . import domain_check, token_requests

ADDRESS = ("POST", "/oauth2/revoke")


def answer_revocation(cognito, handle, acted):
    async def handle_or_revoke(method, path, headers, body, query):
        if (method, path) != ADDRESS:
            return await handle(method, path, headers, body, query)
        acted()
        return revoke(cognito, token_requests.read(cognito, body, headers))

    return handle_or_revoke


def revoke(cognito, request):
    client, token = request.client, request.fields.get("token")
    without_domain = domain_check.refusal_of(cognito, request.pool)
    if without_domain:
        return without_domain
    if client is None or request.secret != (client.get("ClientSecret") or ""):
        return cognito._oauth2_error("invalid_client", "Invalid client credentials.", 401)
    if not token:
        return cognito._oauth2_error("invalid_request", "token is required.")
    if not client.get("EnableTokenRevocation", True):
        return cognito._oauth2_error("invalid_request", "Token revocation is not enabled for this client.")
    claims = cognito._token_claims(token) if cognito._signature_valid(token) else {}
    if claims.get("token_use") in ("access", "id"):
        return cognito._oauth2_error("unsupported_token_type", "Only refresh tokens can be revoked.")
    if claims.get("client_id") == client["ClientId"]:
        cognito._revoke_token({"Token": token})
    return 200, {"Cache-Control": "no-store"}, b""


RULE = Rule(
    name="revocation endpoint",
    sentence=(
        "After the endpoint revokes the tokens, you can't use the revoked tokens to access APIs that Amazon Cognito tokens "
        "authenticate."
    ),
    page="https://docs.aws.amazon.com/cognito/latest/developerguide/revocation-endpoint.html",
    wrapped={"handle_request": answer_revocation},
    uses=(*domain_check.USED, *token_requests.USED, "_revoke_token", "_signature_valid"),
)
