"""Signing in: challenges, second factors, and tokens from refresh tokens."""

from . import (
    authenticators_off,
    challenge_sessions,
    choice_based_sign_in,
    choice_of_second_factor,
    factor_after_new_password,
    factor_preferences,
    factors_by_message,
    passwordless_sign_up,
    plan_of_factors,
    refresh_token_rotation,
    registered_authenticator,
    required_second_factor,
    second_factor_set_up,
    sign_in_after_confirmation,
    wrong_codes,
)

# The session comes first: whoever has none learns nothing else. It keeps those of the challenges that the others pose.
# Whatever poses a challenge comes after the rule about messages, which says what they are for.
RULES = (
    challenge_sessions.RULE,
    wrong_codes.RULE,
    factors_by_message.RULE,
    choice_of_second_factor.RULE,
    sign_in_after_confirmation.RULE,
    choice_based_sign_in.RULE,
    second_factor_set_up.RULE,
    factor_after_new_password.RULE,
    required_second_factor.RULE,
    authenticators_off.RULE,
    registered_authenticator.RULE,
    factor_preferences.RULE,
    refresh_token_rotation.RULE,
    plan_of_factors.RULE,
    passwordless_sign_up.RULE,
)
