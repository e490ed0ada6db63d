"""Users and their attributes."""

from . import attribute_deletion

RULES = (attribute_deletion.RULE,)
