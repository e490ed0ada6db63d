import json

from ..lookup import body_of
from ..rule import Rule
from ..schema import schema_of
from ..users.readable_attributes import hidden_names
from . import scope_claims, token_requests


def tell_what_scopes_give(cognito, describe, acted):
    def describe_in_scope(method, path, headers, body, query):
        answer = describe(method, path, headers, body, query)
        if answer[0] != 200:
            return answer
        claims, told = token_requests.claims_in(cognito, headers), body_of(answer)
        _, pool, client = cognito._find_pool_by_client_id(claims["client_id"])
        scopes = claims["scope"].split()
        given = {name for name in schema_of(pool).keys() - hidden_names(pool, client) if scope_claims.gives(scopes, name)}
        # What "basic profile information" is that AWS gives with any scope isn't documented.
        shown = {name: value for name, value in told.items() if name in {"sub", "username", *given}}
        if shown != told:
            acted()
        return 200, answer[1], json.dumps(shown).encode()

    return describe_in_scope


def refuse_deleted_clients(cognito, token_error, acted):
    """ministack doesn't ask whether the client of a token still exists."""

    def error_of(token):
        error = token_error(token)
        if error or cognito._find_pool_by_client_id(cognito._token_claims(token)["client_id"])[2]:
            return error
        acted()
        # Its words aren't documented.
        return "The app client of the access token doesn't exist"

    return error_of


RULE = Rule(
    name="scopes of user information",
    sentence=(
        "The scopes in your user's access token define the user attributes that the userInfo endpoint returns in its "
        "response."
    ),
    page="https://docs.aws.amazon.com/cognito/latest/developerguide/userinfo-endpoint.html",
    wrapped={"_userinfo_token_error": refuse_deleted_clients, "handle_oauth2_userinfo": tell_what_scopes_give},
    uses=token_requests.USED,
)
