"""The settings of app clients."""

from . import rotation_settings

RULES = (rotation_settings.RULE,)
