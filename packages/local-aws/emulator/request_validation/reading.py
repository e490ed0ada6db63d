"""The result of reading a request of any protocol: the operation's parameters, by the names in the model."""

import base64
import binascii
import dataclasses


class Malformed(Exception):
    """A request in which something has the wrong type, such as a string instead of a number."""


@dataclasses.dataclass
class Reading:
    """The parameters of a request, and the paths in it that the model doesn't define, which AWS ignores."""

    parameters: dict = dataclasses.field(default_factory=dict)
    unknown: list = dataclasses.field(default_factory=list)


def wire_name(member, name):
    """The name of a member in a request."""
    return member.get("locationName", name)


def body_members(shape):
    """The members that are in a request's body, as (name, name in the request, member)."""
    return [
        (name, wire_name(member, name), member)
        for name, member in shape.get("members", {}).items()
        if "location" not in member
    ]


def from_string(shape, text):
    """The value of a scalar shape that was sent as a string. The text isn't shown: it may be secret."""
    kind = shape["type"]
    if kind == "boolean":
        if text not in ("true", "false"):
            raise Malformed("A value can not be converted to a Boolean")
        return text == "true"
    if kind in ("integer", "long"):
        return number(int, text)
    if kind in ("float", "double"):
        return number(float, text)
    return from_base64(text) if kind == "blob" else text


def number(make, text):
    try:
        return make(text)
    except ValueError:
        raise Malformed("A value can not be converted to a number") from None


def from_base64(text):
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        raise Malformed("Invalid Base64") from None
