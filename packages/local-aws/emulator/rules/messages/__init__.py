"""The messages that user pools send."""

from . import (
    attribute_changes,
    attribute_verification,
    confirmation_codes,
    confirmation_links,
    custom_message,
    custom_senders,
    invitations,
    recovery_codes,
    resent_invitations,
    verification_before_update,
)

# The functions that send pass through these in the opposite order: a custom sender has the first say.
RULES = (
    # The new password comes before the message that has it.
    resent_invitations.RULE,
    invitations.RULE,
    # Innermost: it writes what all others have had their say on.
    confirmation_links.RULE,
    confirmation_codes.RULE,
    recovery_codes.RULE,
    attribute_verification.RULE,
    verification_before_update.RULE,
    attribute_changes.RULE,
    custom_message.RULE,
    custom_senders.RULE,
)
