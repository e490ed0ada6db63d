from ..lookup import refuse
from ..rule import Rule
from . import pools


def refuse_guests(cognito, request):
    pool = pools.identity_pool_of(cognito, request)
    if not pool or pool.get("AllowUnauthenticatedIdentities") or request.get("Logins"):
        return None
    identity = pool["_identities"].get(request.get("IdentityId")) or {}
    if identity.get("Logins"):
        # It is a user's: ministack refuses who doesn't sign in.
        return None
    # AWS documents the setting, but not the refusal. These are the words that its users report.
    message = "Unauthenticated access is not supported for this identity pool."
    return refuse(cognito, "NotAuthorizedException", message)


RULE = Rule(
    name="guests of identity pools",
    sentence="TRUE if the identity pool supports unauthenticated logins.",
    page="https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_IdentityPool.html",
    service="cognito-identity",
    before={
        "GetId": refuse_guests,
        "GetCredentialsForIdentity": refuse_guests,
        "GetOpenIdToken": refuse_guests,
    },
    uses=pools.USED,
)
