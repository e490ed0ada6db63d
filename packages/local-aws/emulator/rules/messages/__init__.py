"""The messages that user pools send."""

from . import (
    attribute_changes,
    attribute_verification,
    confirmation_codes,
    custom_message,
    invitations,
    recovery_codes,
    verification_before_update,
)

RULES = (
    invitations.RULE,
    confirmation_codes.RULE,
    recovery_codes.RULE,
    attribute_verification.RULE,
    verification_before_update.RULE,
    attribute_changes.RULE,
    custom_message.RULE,
)
