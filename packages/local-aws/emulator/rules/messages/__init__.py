"""The messages that user pools send."""

from . import confirmation_codes, invitations, recovery_codes

RULES = (invitations.RULE, confirmation_codes.RULE, recovery_codes.RULE)
