"""Asks whether a user pool has an authorization server. It is no rule, but rules need it."""

from ..domains.domain_requests import domains_of

# The name of ministack.services.cognito that this needs.
USED = ("_oauth2_error",)


def refusal_of(cognito, pool):
    """The answer about a pool without a domain; None for any other."""
    if pool is None or domains_of(pool):
        return None
    # On AWS, there is no host that could answer.
    return cognito._oauth2_error("not_found", f"The user pool {pool['Id']} has no domain.", 404)
