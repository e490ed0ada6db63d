"""The settings of user pools."""

from . import defaults, deletion_protection, factors, sms_configuration, updates

RULES = (defaults.RULE, deletion_protection.RULE, factors.RULE, sms_configuration.RULE, updates.RULE)
