"""The settings of app clients."""

from . import (
    attribute_lists,
    callbacks,
    client_credentials,
    default_flows,
    default_redirect,
    flows_and_scopes,
    identity_providers,
    refresh_flow,
    rotation_flows,
    rotation_settings,
    scopes,
    token_revocation,
    updates,
    user_context,
)

RULES = (
    attribute_lists.RULE,
    callbacks.RULE,
    client_credentials.RULE,
    default_flows.RULE,
    default_redirect.RULE,
    flows_and_scopes.RULE,
    identity_providers.RULE,
    refresh_flow.RULE,
    rotation_flows.RULE,
    rotation_settings.RULE,
    scopes.RULE,
    token_revocation.RULE,
    updates.RULE,
    user_context.RULE,
)
