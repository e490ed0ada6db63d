"""What the endpoint for tokens is asked for. It is no rule, but rules need it."""

import dataclasses

from .parameters import in_query, lists_in

# The names of ministack.services.cognito that these functions need.
USED = ("_authenticate_client", "_find_pool_by_client_id", "_oauth2_error")


@dataclasses.dataclass
class TokenRequest:
    """What is asked for: the fields of the form, the names of those that are repeated, the client's id and secret as given,
    the user pool and the app client."""

    fields: dict
    repeated: list
    client_id: str
    secret: str
    pool: dict | None
    client: dict | None

    @property
    def grant(self):
        return self.fields.get("grant_type")


def read(cognito, body, headers):
    given = lists_in(body)
    fields, repeated = in_query(given), [name for name, values in given.items() if len(values) > 1]
    client_id, secret = cognito._authenticate_client(headers or {}, fields)
    _, pool, client = cognito._find_pool_by_client_id(client_id)
    return TokenRequest(fields, repeated, client_id, secret, pool, client)


def checked_by(check):
    """What a rule wraps. check(cognito, request): the answer that refuses the request, or None."""

    def give_if_allowed(cognito, give, acted):
        def give_or_refuse(data, query, body=b"", headers=None):
            refusal = check(cognito, read(cognito, body, headers))
            if refusal:
                acted()
            return refusal or give(data, query, body, headers)

        return give_or_refuse

    return {"_oauth2_token": give_if_allowed}


def claims_in(cognito, headers):
    """The claims of the access token in a header, which may be anything; empty where there is none."""
    scheme, _, token = headers.get("authorization", "").partition(" ")
    return cognito._token_claims(token.strip()) if scheme.lower() == "bearer" else {}


def refuse(cognito, error, message):
    return cognito._oauth2_error(error, message)
