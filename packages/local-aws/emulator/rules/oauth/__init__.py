"""Signing in by redirect: the sign-in pages, and the endpoints for tokens and for what they tell of a user."""

from . import (
    allowed_flows,
    clients_of_refresh_tokens,
    default_redirect_of_one_provider,
    domain,
    first_factors_on_pages,
    id_token_claims,
    login_endpoint,
    logout_addresses,
    pool_as_provider,
    providers_of_client,
    readable_scopes,
    revocation_endpoint,
    rotation,
    scopes_with_openid,
    second_factor,
    sign_in_after_logout,
    style_of_pages,
    token_flows,
    token_parameters,
    user_info,
)

# Of several rules that wrap a function, the last is the outermost: whether there is a server at all is asked first, then
# whether the request is complete, whether the client may make it, and only then what it asks for.
RULES = (
    pool_as_provider.RULE,
    second_factor.RULE,
    first_factors_on_pages.RULE,
    style_of_pages.RULE,
    providers_of_client.RULE,
    scopes_with_openid.RULE,
    allowed_flows.RULE,
    default_redirect_of_one_provider.RULE,
    logout_addresses.RULE,
    sign_in_after_logout.RULE,
    id_token_claims.RULE,
    rotation.RULE,
    readable_scopes.RULE,
    clients_of_refresh_tokens.RULE,
    token_flows.RULE,
    token_parameters.RULE,
    user_info.RULE,
    domain.RULE,
    login_endpoint.RULE,
    revocation_endpoint.RULE,
)
