from ..domains.kept_styles import style_of_client
from ..domains.plan_of_managed_login import MANAGED_LOGIN
from ..rule import Rule
from . import pages, sign_in_requests

# These are the words that users report.
UNAVAILABLE = "Login pages unavailable. Please contact an administrator."


def refuse_without_style(cognito, request):
    # Here, all domains of a pool lead to the same page: it is shown only if it would be at each of them.
    versions = (request.pool.get("_managed_login_versions") or {}).values()
    if MANAGED_LOGIN not in versions or style_of_client(request.pool, request.client["ClientId"]):
        return None
    return pages.problem(cognito, 403, UNAVAILABLE)


RULE = Rule(
    name="styles of sign-in pages",
    sentence=(
        "When an app client doesn't have a style assigned, your managed login pages for that app client are nonfunctional "
        "until you create a new style or switch the domain branding version."
    ),
    page=(
        "https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/"
        "API_DeleteManagedLoginBranding.html"
    ),
    wrapped=sign_in_requests.checked_by(refuse_without_style),
    uses=(*sign_in_requests.USED, *pages.USED),
)
