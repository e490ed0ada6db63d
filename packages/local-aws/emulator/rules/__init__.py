"""The rules of AWS that ministack keeps as settings, or doesn't know, and doesn't apply."""

from . import (
    clients,
    functions,
    groups,
    identity_pools,
    messages,
    passwords,
    sign_in,
    triggers,
    user_pools,
    users,
)

# Of several rules at an operation, the first is the outermost. Triggers are told of what all other rules let through, and
# the session of a challenge is checked before what is said in it.
RULES = (
    *triggers.RULES,
    *sign_in.RULES,
    *user_pools.RULES,
    *clients.RULES,
    *users.RULES,
    *passwords.RULES,
    *messages.RULES,
    *groups.RULES,
    *identity_pools.RULES,
    *functions.RULES,
    *triggers.LAST_RULES,
)


def selected(selection):
    """The rules of a selection: "all", "none", or a list of names. Raises a ValueError for a name that none has."""
    if selection in ("all", "none"):
        return list(RULES) if selection == "all" else []
    unknown = set(selection) - {rule.name for rule in RULES}
    if unknown:
        raise ValueError(f"There is no rule {', '.join(sorted(unknown))}")
    return [rule for rule in RULES if rule.name in selection]
