"""Signing in by redirect: the sign-in pages, and the endpoints for tokens and for what they tell of a user."""

from . import (
    allowed_flows,
    default_redirect_of_one_provider,
    domain,
    login_endpoint,
    logout_addresses,
    pool_as_provider,
    providers_of_client,
    scopes_with_openid,
    sign_in_after_logout,
    style_of_pages,
)

# Of several rules that wrap a function, the last is the outermost: whether there is a server at all is asked first, then
# whether the client may use it, and then what it asks for.
RULES = (
    pool_as_provider.RULE,
    style_of_pages.RULE,
    providers_of_client.RULE,
    scopes_with_openid.RULE,
    allowed_flows.RULE,
    default_redirect_of_one_provider.RULE,
    logout_addresses.RULE,
    sign_in_after_logout.RULE,
    domain.RULE,
    login_endpoint.RULE,
)
