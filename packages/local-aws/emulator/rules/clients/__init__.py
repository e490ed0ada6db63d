"""The settings of app clients."""

from . import (
    default_flows,
    default_redirect,
    identity_providers,
    refresh_flow,
    rotation_flows,
    rotation_settings,
    scopes,
    token_revocation,
    updates,
)

RULES = (
    default_flows.RULE,
    default_redirect.RULE,
    identity_providers.RULE,
    refresh_flow.RULE,
    rotation_flows.RULE,
    rotation_settings.RULE,
    scopes.RULE,
    token_revocation.RULE,
    updates.RULE,
)
