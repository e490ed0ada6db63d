from ..lookup import client_of, refuse
from ..rule import Rule
from . import client_requests
from .scopes import STANDARD

FLOW = "client_credentials"


def refuse_what_is_not_for_machines(cognito, request):
    flows = request.get("AllowedOAuthFlows") or []
    if FLOW not in flows:
        return None
    # The page names the error. The words are those that users report.
    if set(flows) != {FLOW}:
        return refuse_flow(cognito, f"{FLOW} flow can not be selected along with code flow or implicit flow.")
    if not client_requests.has_secret(request, client_of(cognito, request)):
        return refuse_flow(cognito, f"{FLOW} flow can not be selected if client does not have a client secret.")
    return refuse_standard_scopes(cognito, request)


def refuse_flow(cognito, message):
    return refuse(cognito, "InvalidOAuthFlowException", message)


def refuse_standard_scopes(cognito, request):
    standard = [scope for scope in request.get("AllowedOAuthScopes") or [] if scope in STANDARD]
    if not standard:
        return None
    # The error and its words are those that users report: hashicorp/terraform-provider-aws#4984.
    return refuse_flow(cognito, f"{standard[0]} is not supported with {FLOW} flow")


RULE = Rule(
    name="client credentials",
    sentence=(
        "To create an app client that generates client credentials grants, you must add client_credentials as the only "
        "allowed OAuth flow."
    ),
    page="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolClient.html",
    before=client_requests.checked_by(refuse_what_is_not_for_machines),
)
