"""Finds whose alias a value is, and moves an alias to another user."""

from ..lookup import attributes_of, set_attributes
from .case_of_usernames import is_case_sensitive

VERIFIABLE = ("email", "phone_number")


def alias_names(pool):
    """The attributes that users can sign in with beside their usernames."""
    return set(pool.get("AliasAttributes") or [])


def is_active(name, attributes):
    """Whether an attribute works as an alias: email addresses and phone numbers must be verified."""
    return bool(attributes.get(name)) and (name not in VERIFIABLE or attributes.get(f"{name}_verified") == "true")


def others_with(cognito, pool, user, name, value):
    """The other users who have a value of an attribute, verified or not."""
    wanted = comparable(pool, value)
    return [
        other
        for other in list(pool["_users"].values())
        if other is not user and comparable(pool, attributes_of(cognito, other).get(name) or "") == wanted
    ]


def comparable(pool, value):
    return value if is_case_sensitive(pool) else value.lower()


def holders_of(cognito, pool, user, name, value):
    """The other users whose alias a value is: at most one, unless rules were off."""
    others = others_with(cognito, pool, user, name, value)
    return [other for other in others if is_active(name, attributes_of(cognito, other))]


def take_from(cognito, holders, name):
    """Takes an alias from its holders, so that another user can have it."""
    for holder in holders:
        set_attributes(cognito, holder, {f"{name}_verified": "false"})
