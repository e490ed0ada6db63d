"""The codes by which users prove that an address or a number is theirs. It is no rule, but rules need it."""

from ..lookup import attributes_of, set_attributes
from . import delivery, occasion

# The attributes that can be verified.
NAMES = ("email", "phone_number")


def issue(cognito, during, pool, user, name, value):
    """Sends a code for a value of an attribute, in place of the one before.

    Returns (the CodeDeliveryDetails, None), or (None, the answer that refuses the request).
    """
    code = delivery.new_code()
    user.setdefault("_attribute_codes", {})[name] = {"code": code, "value": value}
    return delivery.send_code(cognito, during, pool, user, name, code, value)


def send(cognito, operation, request, pool, user, values):
    """Sends a code to each value, by attribute, that the pool can send to.

    Returns (the CodeDeliveryDetails of all, None), or (None, the answer that refuses the request).
    """
    sent = []
    with occasion.during(operation, request) as during:
        for name in (name for name in values if delivery.reachable(pool, values, name)):
            details, refusal = issue(cognito, during, pool, user, name, values[name])
            if refusal:
                return None, refusal
            sent.append(details)
    return sent, None


def await_verification(user, name, value):
    """Keeps a value that an attribute gets once it is verified."""
    user.setdefault("_awaited_values", {})[name] = value


def forget_awaited(user, name):
    user.get("_awaited_values", {}).pop(name, None)


def value_to_verify(cognito, user, name):
    """The value of an attribute that a code is for; None if the user has none."""
    return user.get("_awaited_values", {}).get(name) or attributes_of(cognito, user).get(name)


def code_for(cognito, user, name):
    """The code that was sent for the value that an attribute has or awaits; None if there is none."""
    sent = user.get("_attribute_codes", {}).get(name) or {}
    return sent.get("code") if sent.get("value") == value_to_verify(cognito, user, name) else None


def verify(cognito, user, name):
    """Makes the awaited value of an attribute its value, and that verified."""
    set_attributes(cognito, user, {name: value_to_verify(cognito, user, name), f"{name}_verified": "true"})
    forget_awaited(user, name)
    # Another request may have verified it meanwhile.
    user["_attribute_codes"].pop(name, None)
