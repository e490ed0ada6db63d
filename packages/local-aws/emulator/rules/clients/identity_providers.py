from ..lookup import pool_of, refuse
from ..rule import Rule
from . import client_requests


def refuse_unknown_providers(cognito, request):
    pool = pool_of(cognito, request)
    if pool is None:
        return None
    known = {"COGNITO", *pool.get("_identity_providers", {})}
    unknown = [name for name in request.get("SupportedIdentityProviders") or [] if name not in known]
    if unknown:
        message = f"The provider {unknown[0]} does not exist for User Pool {pool['Id']}"
        return refuse(cognito, "InvalidParameterException", message)
    return None


RULE = Rule(
    name="identity providers of app clients",
    sentence=(
        "You can also specify the names that you configured for the SAML and OIDC IdPs in your user pool, for example "
        "MySAMLIdP or MyOIDCIdP."
    ),
    page="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolClient.html",
    reported=True,
    before=client_requests.checked_by(refuse_unknown_providers),
)
