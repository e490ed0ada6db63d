"""Identity pools, and what their credentials may do."""

from . import classic_flow, guests, policy_variables, server_side_token_check, tags, trust_policies

RULES = (
    server_side_token_check.RULE,
    guests.RULE,
    classic_flow.RULE,
    trust_policies.RULE,
    policy_variables.RULE,
    tags.RULE,
)
