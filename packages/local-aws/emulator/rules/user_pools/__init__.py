"""The settings of user pools."""

from . import deletion_protection, factors, sms_configuration, updates

RULES = (deletion_protection.RULE, factors.RULE, sms_configuration.RULE, updates.RULE)
