"""The rules of AWS that ministack keeps as settings, or doesn't know, and doesn't apply."""

from . import clients, groups, identity_pools, sign_in, user_pools, users

# Those of signing in come first: a session that is refused says nothing about a password.
RULES = (
    *sign_in.RULES,
    *user_pools.RULES,
    *clients.RULES,
    *users.RULES,
    *groups.RULES,
    *identity_pools.RULES,
)


def selected(selection):
    """The rules of a selection: "all", "none", or a list of names. Raises a ValueError for a name that none has."""
    if selection in ("all", "none"):
        return list(RULES) if selection == "all" else []
    unknown = set(selection) - {rule.name for rule in RULES}
    if unknown:
        raise ValueError(f"There is no rule {', '.join(sorted(unknown))}")
    return [rule for rule in RULES if rule.name in selection]
