"""Finds the identity pool that a request is about. It is no rule, but rules need it."""

# The names of ministack.services.cognito that this needs.
USED = ("_identity_pools",)


def identity_pool_of(cognito, request):
    """The identity pool that a request names, or that its identity belongs to; empty if there is none."""
    if request.get("IdentityPoolId"):
        return cognito._identity_pools.get(request["IdentityPoolId"]) or {}
    pools = (pool for _, pool in cognito._identity_pools.items())
    return next((pool for pool in pools if request.get("IdentityId") in pool["_identities"]), {})
