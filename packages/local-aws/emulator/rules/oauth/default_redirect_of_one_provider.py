from ..rule import Rule
from . import sign_in_requests


def refuse_default(cognito, request):
    has_one = len(request.client.get("SupportedIdentityProviders") or []) == 1
    if request.asked.get("redirect_uri") or has_one:
        return None
    return cognito._oauth2_error("invalid_request", "redirect_uri is required.")


RULE = Rule(
    name="default redirect with one identity provider",
    sentence="The default redirect URI. In app clients with one assigned IdP, replaces redirect_uri in authentication requests.",
    page="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolClient.html",
    wrapped=sign_in_requests.checked_by(refuse_default),
    uses=(*sign_in_requests.USED, "_oauth2_error"),
)
