"""The functions that user pools invoke."""

from . import (
    failures,
    permission,
    post_authentication,
    post_confirmation,
    pre_authentication,
    pre_sign_up_by_administrators,
    pre_token_generation_failures,
    time_limit,
    unrecognizable_output,
    user_migration,
)

# Of two rules at an operation, the first is the outermost: an unknown user is migrated before the sign-in is allowed, and
# functions that are told of what is done are invoked once everything else has let it through.
RULES = (
    user_migration.RULE,
    pre_authentication.RULE,
    post_authentication.RULE,
    post_confirmation.RULE,
    failures.RULE,
    unrecognizable_output.RULE,
    pre_token_generation_failures.RULE,
    permission.RULE,
    time_limit.RULE,
)

# Comes after the rules of everything else, since it asks only about users whom nothing else refuses.
LAST_RULES = (pre_sign_up_by_administrators.RULE,)
