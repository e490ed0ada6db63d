from ..lookup import pool_of, refuse
from ..rule import Rule
from . import client_requests

STANDARD = {"phone", "email", "openid", "profile", "aws.cognito.signin.user.admin"}


def refuse_unknown_scopes(cognito, request):
    pool = pool_of(cognito, request)
    if pool is None:
        return None
    known = STANDARD | scopes_of_servers(pool)
    unknown = [scope for scope in request.get("AllowedOAuthScopes") or [] if scope not in known]
    if unknown:
        # The page names the error. The words are those that users report.
        return refuse(cognito, "ScopeDoesNotExistException", f"Invalid scope requested: {unknown[0]}")
    return None


def scopes_of_servers(pool):
    """The scopes of a pool's resource servers, as clients call them."""
    servers = pool.get("_resource_servers", {})
    return {f"{name}/{scope['ScopeName']}" for name, server in servers.items() for scope in server.get("Scopes", [])}


RULE = Rule(
    name="scopes of app clients",
    sentence=(
        "Scope values include phone, email, openid, and profile. The aws.cognito.signin.user.admin scope authorizes "
        "user self-service operations. Custom scopes with resource servers authorize access to external APIs."
    ),
    page="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolClient.html",
    before=client_requests.checked_by(refuse_unknown_scopes),
)
