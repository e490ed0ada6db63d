"""The functions that user pools invoke."""

from . import (
    failures,
    permission,
    post_authentication,
    post_confirmation,
    pre_authentication,
    pre_sign_up_by_administrators,
    pre_token_generation_failures,
    unrecognizable_output,
    user_migration,
)

# Of two rules at an operation, the first comes first: an unknown user is migrated before the sign-in is allowed.
RULES = (
    user_migration.RULE,
    pre_authentication.RULE,
    post_authentication.RULE,
    post_confirmation.RULE,
    pre_sign_up_by_administrators.RULE,
    failures.RULE,
    unrecognizable_output.RULE,
    pre_token_generation_failures.RULE,
    permission.RULE,
)
