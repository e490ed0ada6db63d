"""The functions that user pools invoke."""

RULES = ()
