import threading

from ..lookup import body_of, client_of, pool_of, refuse, succeed
from ..rule import Rule

# Of a user pool: until when each refresh token that has been replaced goes on to work, by its id.
REPLACED = "_replaced_refresh_tokens"

# ministack handles requests in threads.
_lock = threading.Lock()


def rotate(cognito, request, answer):
    client = client_of(cognito, request)
    if not rotates(client):
        return None
    token = following(cognito, pool_of(cognito, request), client, request["RefreshToken"])
    if token is None:
        return refuse_reuse(cognito)
    result = body_of(answer)["AuthenticationResult"]
    return succeed(cognito, {"AuthenticationResult": {**result, "RefreshToken": token}})


def rotates(client):
    return (client.get("RefreshTokenRotation") or {}).get("Feature") == "ENABLED"


def following(cognito, pool, client, token):
    """The refresh token that replaces one that has just been used; None if that had already been replaced."""
    claims = cognito._token_claims(token)
    # Of several uses at a time, which all found a token that works, only the first one is its last.
    with _lock:
        now = cognito.time.time()
        if has_ended(pool, claims, now):
            return None
        # Using the token again doesn't prolong its grace.
        ends = now + client["RefreshTokenRotation"]["RetryGracePeriodSeconds"]
        pool.setdefault(REPLACED, {}).setdefault(claims["jti"], ends)
    # It ends when the first one would have ended, and is revoked with it.
    return cognito._signed_jwt({**claims, "jti": cognito.new_uuid(), "iat": int(now)}, pool["Id"], "access")


def has_ended(pool, claims, now):
    """Whether a refresh token has been replaced, and no longer works."""
    ends = pool.get(REPLACED, {}).get(claims.get("jti"))
    return ends is not None and now >= ends


def refuse_reuse(cognito):
    # AWS documents the error, but not its words.
    return refuse(cognito, "RefreshTokenReuseException", "Refresh token has been replaced by another one.")


def refuse_replaced(cognito, find_user, acted):
    """Refuses replaced tokens wherever ministack looks for the user of a refresh token."""

    def find_user_unless_replaced(pool, pool_id, client_id, token):
        user, error = find_user(pool, pool_id, client_id, token)
        if error or not has_ended(pool, cognito._token_claims(token), cognito.time.time()):
            return user, error
        acted()
        return None, refuse_reuse(cognito)

    return find_user_unless_replaced


RULE = Rule(
    name="refresh token rotation",
    sentence=(
        "This operation issues a new refresh token and invalidates the original refresh token after an optional grace "
        "period when refresh token rotation is enabled."
    ),
    page="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_GetTokensFromRefreshToken.html",
    after={"GetTokensFromRefreshToken": rotate},
    wrapped={"_refresh_auth_user": refuse_replaced},
    uses=("_signed_jwt", "new_uuid", "time"),
)
