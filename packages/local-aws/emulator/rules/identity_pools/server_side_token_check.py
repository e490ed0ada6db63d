from ..lookup import refuse
from ..rule import Rule
from . import pools


def ask_user_pools(cognito, request):
    pool = pools.identity_pool_of(cognito, request)
    for provider, token in (request.get("Logins") or {}).items():
        claims = cognito._token_claims(token)
        if is_checked(pool, provider, claims) and not is_signed_in(cognito, provider, claims):
            # AWS documents the error, but not its words.
            return refuse(cognito, "NotAuthorizedException", "Invalid login token. Token is revoked.")
    return None


def is_checked(pool, provider, claims):
    return any(
        one.get("ServerSideTokenCheck") and one.get("ProviderName") == provider and one.get("ClientId") == claims.get("aud")
        for one in pool.get("CognitoIdentityProviders") or []
    )


def is_signed_in(cognito, provider, claims):
    # In every region: that of the identity pool needn't be that of the user pool.
    pools_of_all = cognito._user_pools.all_items()
    user_pool = next((one for (_, _, name), one in pools_of_all if name == provider.rpartition("/")[2]), None)
    user = user_pool["_users"].get(claims.get("cognito:username")) if user_pool else None
    # ministack keeps there what the sessions of a user who signs out everywhere, or is disabled, began with.
    return bool(user) and user.get("Enabled", True) and claims.get("origin_jti") not in cognito._revoked_tokens


RULE = Rule(
    name="server-side token check",
    sentence=(
        "Once you set ServerSideTokenCheck to TRUE for an identity pool, that identity pool will check with the integrated "
        "user pools to make sure that the user has not been globally signed out or deleted before the identity pool provides "
        "an OIDC token or Amazon Web Services credentials for the user."
    ),
    page="https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_CognitoIdentityProvider.html",
    service="cognito-identity",
    before={
        "GetId": ask_user_pools,
        "GetCredentialsForIdentity": ask_user_pools,
        "GetOpenIdToken": ask_user_pools,
    },
    uses=(*pools.USED, "_revoked_tokens"),
)
