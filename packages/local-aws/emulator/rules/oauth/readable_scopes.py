from ..rule import Rule
from . import scope_claims, token_requests
from .token_requests import refuse


def refuse_unreadable(cognito, request):
    issued = cognito._authorization_codes.get(request.fields.get("code"))
    readable = request.client.get("ReadAttributes") if request.client else None
    if request.grant != "authorization_code" or not issued or not readable:
        return None
    scopes = (cognito._granted_scopes(request.client, issued.get("scope")) or "").split()
    # Of the scope profile, AWS documents that it gives what is readable.
    needed = {name for scope in ("email", "phone") if scope in scopes for name in scope_claims.NAMES[scope]}
    if needed <= set(readable):
        return None
    return refuse(cognito, "invalid_grant", "The client can't read all attributes of the scope.")


RULE = Rule(
    name="readable attributes of scopes",
    sentence=(
        "App client doesn't have read access to all attributes in the requested scope. For example, your app requests the "
        "email scope and your app client can read the email attribute, but not email_verified."
    ),
    page="https://docs.aws.amazon.com/cognito/latest/developerguide/token-endpoint.html",
    wrapped=token_requests.checked_by(refuse_unreadable),
    uses=(*token_requests.USED, "_authorization_codes", "_granted_scopes"),
)
