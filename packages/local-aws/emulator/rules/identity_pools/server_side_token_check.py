from ..lookup import refuse, user_of
from ..rule import Rule
from . import pools

# Where a user's record has the sessions that ended because the user was signed out everywhere. ministack keeps them
# together with those whose refresh token was revoked, which isn't documented to matter here.
SIGNED_OUT = "_signed_out"


def remembering(cognito, sign_out, _acted):
    def sign_out_and_remember(request):
        user = user_of(cognito, request)
        sessions = list(user.get("_origin_jtis", [])) if user else []
        answer = sign_out(request)
        if user and answer[0] == 200:
            user[SIGNED_OUT] = [*user.get(SIGNED_OUT, []), *sessions]
        return answer

    return sign_out_and_remember


def ask_user_pools(cognito, request):
    pool = pools.identity_pool_of(cognito, request)
    for provider, token in (request.get("Logins") or {}).items():
        claims = cognito._token_claims(token)
        if is_checked(pool, provider, claims) and not is_signed_in(cognito, provider, claims):
            # AWS documents the error, but not its words.
            return refuse(cognito, "NotAuthorizedException", "Invalid login token. Token is revoked.")
    return None


def is_checked(pool, provider, claims):
    checked = [one for one in pool.get("CognitoIdentityProviders") or [] if one.get("ServerSideTokenCheck")]
    return any(one["ProviderName"] == provider and one["ClientId"] == claims.get("aud") for one in checked)


def is_signed_in(cognito, provider, claims):
    # In every region: that of the identity pool needn't be that of the user pool.
    pools_of_all = cognito._user_pools.all_items()
    user_pool = next((one for (_, _, name), one in pools_of_all if name == provider.rpartition("/")[2]), None)
    user = user_pool["_users"].get(claims.get("cognito:username")) if user_pool else None
    return bool(user) and user.get("Enabled", True) and claims.get("origin_jti") not in user.get(SIGNED_OUT, [])


RULE = Rule(
    name="server-side token check",
    sentence=(
        "Once you set ServerSideTokenCheck to TRUE for an identity pool, that identity pool will check with the "
        "integrated user pools to make sure that the user has not been globally signed out or deleted before the "
        "identity pool provides an OIDC token or Amazon Web Services credentials for the user."
    ),
    page="https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_CognitoIdentityProvider.html",
    service="cognito-identity",
    before={"GetCredentialsForIdentity": ask_user_pools, "GetOpenIdToken": ask_user_pools},
    # A user who is disabled is signed out, too.
    wrapped={
        "_admin_disable_user": remembering,
        "_admin_user_global_sign_out": remembering,
        "_global_sign_out": remembering,
    },
    uses=pools.USED,
)
