from ..lookup import body_of, client_of, pool_of, refuse, succeed
from ..rule import Rule

# Of a user pool: until when each refresh token that has been replaced goes on to work, by its id.
REPLACED = "_replaced_refresh_tokens"


def rotate(cognito, request, answer):
    rotation = client_of(cognito, request).get("RefreshTokenRotation") or {}
    if rotation.get("Feature") != "ENABLED":
        return None
    pool, now = pool_of(cognito, request), cognito.time.time()
    claims = cognito._token_claims(request["RefreshToken"])
    # Using the token again doesn't prolong its grace.
    pool.setdefault(REPLACED, {}).setdefault(claims["jti"], now + rotation["RetryGracePeriodSeconds"])
    # It ends when the first one would have ended, and is revoked with it.
    following = {**claims, "jti": cognito.new_uuid(), "iat": int(now)}
    result = body_of(answer)["AuthenticationResult"]
    token = cognito._signed_jwt(following, pool["Id"], "access")
    return succeed(cognito, {"AuthenticationResult": {**result, "RefreshToken": token}})


def refuse_replaced(cognito, find_user, acted):
    """Refuses replaced tokens wherever ministack looks for the user of a refresh token."""

    def find_user_unless_replaced(pool, pool_id, client_id, token):
        user, error = find_user(pool, pool_id, client_id, token)
        ends = pool.get(REPLACED, {}).get(cognito._token_claims(token).get("jti"))
        if error or ends is None or cognito.time.time() < ends:
            return user, error
        acted()
        # AWS documents the error, but not its words.
        return None, refuse(cognito, "RefreshTokenReuseException", "Refresh token has been replaced by another one.")

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
