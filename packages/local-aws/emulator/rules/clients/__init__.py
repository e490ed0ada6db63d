"""The settings of app clients."""

from . import refresh_flow, rotation_flows, rotation_settings, updates

# Each of the last two adds to the answer of the other, whichever comes first.
RULES = (refresh_flow.RULE, rotation_flows.RULE, rotation_settings.RULE, updates.RULE)
