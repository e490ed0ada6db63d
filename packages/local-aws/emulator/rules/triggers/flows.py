"""Finds out whether a sign-in gets as far as its triggers. It is no rule, but rules need it."""

from ..lookup import client_of

# ministack has refused these already where a client doesn't allow them.
PASSWORD_FLOWS = ("USER_PASSWORD_AUTH", "ADMIN_USER_PASSWORD_AUTH", "ADMIN_NO_SRP_AUTH")
# What allows those that it refuses only later.
SETTINGS = {
    "CUSTOM_AUTH": "ALLOW_CUSTOM_AUTH",
    "USER_AUTH": "ALLOW_USER_AUTH",
    "USER_SRP_AUTH": "ALLOW_USER_SRP_AUTH",
}


def is_by_password(request):
    """Whether a request starts a sign-in with a bare password, in a flow that its operation has."""
    flow, by_administrator = request.get("AuthFlow"), "UserPoolId" in request
    return flow in PASSWORD_FLOWS and flow.startswith("ADMIN_") == by_administrator


def is_open(cognito, request):
    """Whether a request starts a sign-in in a flow that there is and that its client allows; a renewal is none."""
    flow = request.get("AuthFlow")
    allowed = client_of(cognito, request).get("ExplicitAuthFlows") or []
    # As all clients did before the flows began with ALLOW_, one without any allows these, but for the newest.
    is_restricted = flow == "USER_AUTH" or any(one.startswith("ALLOW_") for one in allowed)
    return is_by_password(request) or flow in SETTINGS and (not is_restricted or SETTINGS[flow] in allowed)
