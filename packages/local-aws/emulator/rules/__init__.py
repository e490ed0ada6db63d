"""The rules of AWS that ministack keeps as settings, or doesn't know, and doesn't apply."""

from . import (
    clients,
    functions,
    identity_pools,
    messages,
    passwords,
    triggers,
    user_pools,
    users,
)

# Of several rules at an operation, the first is the outermost. Triggers are told of what all other rules let through,
# and those of signing in stand next to ministack's own handlers.
RULES = (
    *triggers.RULES,
    *user_pools.RULES,
    *clients.RULES,
    *users.RULES,
    *passwords.RULES,
    *messages.RULES,
    *identity_pools.RULES,
    *functions.RULES,
)


def selected(selection):
    """The rules of a selection: "all", "none", or a list of names. Raises a ValueError for a name that none has."""
    if selection in ("all", "none"):
        return list(RULES) if selection == "all" else []
    unknown = set(selection) - {rule.name for rule in RULES}
    if unknown:
        raise ValueError(f"There is no rule {', '.join(sorted(unknown))}")
    return [rule for rule in RULES if rule.name in selection]
