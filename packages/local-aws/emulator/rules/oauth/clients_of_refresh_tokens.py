from ..rule import Rule
from . import token_requests
from .token_requests import refuse


def refuse_other_clients(cognito, request):
    if request.grant != "refresh_token" or request.client is None:
        return None
    if request.secret != (request.client.get("ClientSecret") or ""):
        return refuse(cognito, "invalid_client", "Invalid client credentials.")
    # ministack asks neither which client a token of its sign-in page is for, nor whether it has been replaced. It does ask
    # of those that the API gave, which are the same ones.
    cognito._refresh_tokens.pop(request.fields.get("refresh_token"), None)
    return None


RULE = Rule(
    name="clients of refresh tokens",
    sentence=(
        "Client authentication failed. For example, when the client includes client_id and client_secret in the "
        "authorization header, but there's no such client with that client_id and client_secret."
    ),
    page="https://docs.aws.amazon.com/cognito/latest/developerguide/token-endpoint.html",
    wrapped=token_requests.checked_by(refuse_other_clients),
    uses=(*token_requests.USED, "_refresh_tokens"),
)
