import json

from ..lookup import body_of
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


def tell_validity(cognito, refresh, acted):
    """ministack tells an hour of all tokens that it gives for those of the API, whatever the client's settings."""

    def refresh_and_tell(token, client_id, secret):
        answer = refresh(token, client_id, secret)
        if answer[0] != 200:
            return answer
        told = body_of(answer)
        claims = cognito._token_claims(told["access_token"])
        validity = claims["exp"] - claims["iat"]
        if told["expires_in"] != validity:
            acted()
        return 200, answer[1], json.dumps({**told, "expires_in": validity}).encode()

    return refresh_and_tell


RULE = Rule(
    name="clients of refresh tokens",
    sentence=(
        "Client authentication failed. For example, when the client includes client_id and client_secret in the "
        "authorization header, but there's no such client with that client_id and client_secret."
    ),
    page="https://docs.aws.amazon.com/cognito/latest/developerguide/token-endpoint.html",
    wrapped={
        **token_requests.checked_by(refuse_other_clients),
        "_oauth2_refresh_api_issued_token": tell_validity,
    },
    uses=(*token_requests.USED, "_refresh_tokens"),
)
