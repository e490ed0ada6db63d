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

# The session comes first: whoever has none learns nothing else. It keeps those of the challenges that the others pose.
RULES = (
    challenge_sessions.RULE,
    second_factor_set_up.RULE,
    factor_after_new_password.RULE,
    required_second_factor.RULE,
    authenticators_off.RULE,
    registered_authenticator.RULE,
    refresh_token_rotation.RULE,
)
