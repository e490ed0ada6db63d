"""Identity pools, and what their credentials may do."""

from . import (
    classic_flow,
    guests,
    policy_variables,
    role_mappings,
    server_side_token_check,
    tags,
    trust_policies,
)

# Of two rules at an operation, the first has the last word: a role is chosen before it is asked whom it trusts.
RULES = (
    server_side_token_check.RULE,
    guests.RULE,
    classic_flow.RULE,
    trust_policies.RULE,
    role_mappings.RULE,
    policy_variables.RULE,
    tags.RULE,
)
