from ..rule import Rule
from . import sign_in_requests

DEPENDENT = {"email", "phone", "profile"}


def refuse_scopes(_cognito, request):
    scopes = set((request.asked.get("scope") or "").split())
    if not scopes & DEPENDENT or "openid" in scopes:
        return None
    # Which error it is isn't documented. This is the one that ministack has for scopes that a client doesn't have.
    return sign_in_requests.redirect_error(request, error="invalid_request", error_description="invalid_scope")


RULE = Rule(
    name="scopes that need openid",
    sentence="The phone, email, and profile scopes can only be requested if openid scope is also requested.",
    page="https://docs.aws.amazon.com/cognito/latest/developerguide/authorization-endpoint.html",
    wrapped=sign_in_requests.checked_by(refuse_scopes),
    uses=sign_in_requests.USED,
)
