"""Groups of users."""

from . import highest_precedence, no_precedence, role_claims, update_group

RULES = (highest_precedence.RULE, no_precedence.RULE, role_claims.RULE, update_group.RULE)
