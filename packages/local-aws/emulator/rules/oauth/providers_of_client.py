from ..rule import Rule
from . import pages, sign_in_requests
from .pool_as_provider import POOL

# These are the words that users report.
NOT_AVAILABLE = "Login option is not available. Please try another one"


def refuse_other_providers(cognito, request):
    provider = request.asked.get("identity_provider") or POOL
    if provider in (request.client.get("SupportedIdentityProviders") or []):
        return None
    return pages.problem(cognito, 400, NOT_AVAILABLE)


RULE = Rule(
    name="identity providers of sign-in pages",
    sentence="This parameter sets the IdPs that managed login will display on the login page for your app client.",
    page="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolClient.html",
    wrapped=sign_in_requests.checked_by(refuse_other_providers),
    uses=(*sign_in_requests.USED, *pages.USED),
)
