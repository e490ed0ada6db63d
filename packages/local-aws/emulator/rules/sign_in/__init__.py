"""Signing in: challenges, second factors, and tokens from refresh tokens."""

from . import (
    authenticators_off,
    challenge_sessions,
    factor_after_new_password,
    refresh_token_rotation,
    registered_authenticator,
    required_second_factor,
    second_factor_set_up,
)

# The last one catches what it raises itself, so that no other rule takes the refused tokens for granted.
RULES = (
    authenticators_off.RULE,
    registered_authenticator.RULE,
    challenge_sessions.RULE,
    second_factor_set_up.RULE,
    required_second_factor.RULE,
    refresh_token_rotation.RULE,
    factor_after_new_password.RULE,
)
