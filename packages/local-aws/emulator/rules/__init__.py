"""The rules of AWS that ministack keeps as settings, or doesn't know, and doesn't apply."""

from . import (
    clients,
    domains,
    functions,
    groups,
    identity_pools,
    messages,
    oauth,
    passwords,
    sign_in,
    triggers,
    user_pools,
    users,
)

# Of several rules at an operation, the first is the outermost. Triggers are: they are asked before all other rules, and told
# afterwards. The last ones are innermost: they are asked only about what no other rule refuses. The session of a challenge
# is checked before what is said in it.
RULES = (
    *triggers.RULES,
    *sign_in.RULES,
    *user_pools.RULES,
    *clients.RULES,
    *domains.RULES,
    *users.RULES,
    *passwords.RULES,
    *messages.RULES,
    *groups.RULES,
    *oauth.RULES,
    *identity_pools.RULES,
    *functions.RULES,
    *triggers.LAST_RULES,
)


def selected(selection):
    """The rules of a selection: "all", "none", or a list of names."""
    if selection in ("all", "none"):
        return list(RULES) if selection == "all" else []
    return [rule for rule in RULES if rule.name in selection]


def unknown(selection):
    """The names in a selection that no rule has."""
    return [] if selection in ("all", "none") else sorted(set(selection) - {rule.name for rule in RULES})
