"""The settings of user pools, and which of them go together."""

from . import (
    aliases_or_username_attributes,
    attributes_to_verify,
    codes_beside_mfa,
    defaults,
    deletion_protection,
    email_factor,
    factors,
    factors_of_mfa,
    factors_while_off,
    mail_sender,
    mfa_by_updates,
    mfa_of_new_pools,
    passkeys_beside_mfa,
    password_as_first_factor,
    phone_verification,
    recovery_beside_email_factor,
    recovery_by_phone,
    recovery_mechanisms,
    sms_configuration,
    updates,
)

# What doesn't go together is refused before anything is changed.
RULES = (
    aliases_or_username_attributes.RULE,
    attributes_to_verify.RULE,
    phone_verification.RULE,
    mail_sender.RULE,
    recovery_mechanisms.RULE,
    password_as_first_factor.RULE,
    # AWS refuses what is configured while MFA is off before anything else that is wrong with it, as users report.
    factors_while_off.RULE,
    factors_of_mfa.RULE,
    mfa_of_new_pools.RULE,
    mfa_by_updates.RULE,
    codes_beside_mfa.RULE,
    passkeys_beside_mfa.RULE,
    email_factor.RULE,
    recovery_by_phone.RULE,
    recovery_beside_email_factor.RULE,
    defaults.RULE,
    deletion_protection.RULE,
    factors.RULE,
    sms_configuration.RULE,
    updates.RULE,
)
