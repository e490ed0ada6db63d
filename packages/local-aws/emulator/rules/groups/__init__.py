"""Groups of users."""

from . import no_precedence, role_claims, update_group

RULES = (no_precedence.RULE, role_claims.RULE, update_group.RULE)
