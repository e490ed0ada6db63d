"""Identity pools, and what their credentials may do."""

from . import policy_variables, tags

RULES = (policy_variables.RULE, tags.RULE)
