from ..lookup import body_of, client_of, pool_of, succeed
from ..rule import Rule
from ..schema import schema_of


def hide_attributes(cognito, request, answer):
    body = body_of(answer)
    hidden = hidden_names(pool_of(cognito, request), client_of(cognito, request))
    shown = [one for one in body["UserAttributes"] if one["Name"] not in hidden]
    if len(shown) == len(body["UserAttributes"]):
        return None
    return succeed(cognito, {**body, "UserAttributes": shown})


def hidden_names(pool, client):
    """The attributes that a client doesn't read. Without a list it reads all: see the writable ones."""
    readable = client.get("ReadAttributes")
    return schema_of(pool).keys() - {"sub", *readable} if readable else set()


def hide_claims(cognito, apply_trigger, acted):
    """Before the trigger, which may add claims of the same names."""

    def apply_to_readable(pool_id, claims, token_type, **details):
        pool = cognito._user_pools.get(pool_id)
        if pool and token_type == "id":
            hidden = hidden_names(pool, pool["_clients"].get(claims["aud"]) or {}) & claims.keys()
            if hidden:
                acted()
            claims = {name: value for name, value in claims.items() if name not in hidden}
        return apply_trigger(pool_id=pool_id, claims=claims, token_type=token_type, **details)

    return apply_to_readable


RULE = Rule(
    name="readable attributes",
    sentence=(
        "After your user authenticates in your app, their access token authorizes them to read their own attribute value for "
        "any attribute in this list."
    ),
    page="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolClient.html",
    after={"GetUser": hide_attributes},
    wrapped={"_apply_pretoken_trigger": hide_claims},
)
