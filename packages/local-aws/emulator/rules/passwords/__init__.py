"""Which passwords users may choose, and how they recover them."""

from . import (
    absent_requirements,
    generated_passwords,
    history,
    policy_at_first_sign_in,
    recovery_options,
    temporary_passwords,
)

RULES = (
    absent_requirements.RULE,
    generated_passwords.RULE,
    policy_at_first_sign_in.RULE,
    history.RULE,
    recovery_options.RULE,
    temporary_passwords.RULE,
)
