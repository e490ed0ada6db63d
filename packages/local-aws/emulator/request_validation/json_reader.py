"""Reads the bodies of the JSON protocols."""

import json
import math

from .reading import Malformed, Reading, body_members, from_base64

# By the type of a shape: its name in a message, and what Python makes of it.
SCALARS = {
    "boolean": ("a Boolean", bool),
    "double": ("a Double", (int, float)),
    "float": ("a Float", (int, float)),
    "integer": ("an Integer", int),
    "long": ("a Long", int),
    "string": ("a String", str),
}


def parse(body):
    """The JSON object in a body. No body is an empty object."""
    try:
        document = json.loads(body.decode("utf-8"), parse_constant=refuse, parse_float=finite) if body else {}
    except (ValueError, RecursionError):
        # What is nested too deeply to be read isn't a parameter of any operation, either.
        raise Malformed("The body isn't JSON") from None
    if not isinstance(document, dict):
        raise Malformed("The body isn't a JSON object")
    return document


def refuse(constant):
    """NaN and Infinity, which Python would read, aren't JSON."""
    raise ValueError(constant)


def finite(text):
    """The number, unless it is so large that it would be infinite."""
    value = float(text)
    return value if math.isfinite(value) else refuse(text)


def read(service, shape_name, document):
    """Reads a structure."""
    reading = Reading()
    reading.parameters = structure(service, service.shapes[shape_name], document, "", reading.unknown)
    return reading


def structure(service, shape, document, path, unknown):
    members = {wire: (name, member) for name, wire, member in body_members(shape)}
    if shape.get("document"):
        return document
    unknown += [path + key for key in document if key not in members]
    return {
        members[key][0]: value_of(service, members[key][1]["shape"], value, f"{path}{key}", unknown)
        for key, value in document.items()
        if key in members and value is not None
    }


def value_of(service, shape_name, value, path, unknown):
    shape = service.shapes[shape_name]
    kind = shape["type"]
    if value is None or shape.get("document"):
        return value
    if kind == "structure":
        return structure(service, shape, expect(dict, value, "map"), f"{path}.", unknown)
    if kind == "list":
        member = shape["member"]["shape"]
        elements = enumerate(expect(list, value, "list"), 1)
        return [value_of(service, member, element, f"{path}.{index}", unknown) for index, element in elements]
    if kind == "map":
        member = shape["value"]["shape"]
        entries = expect(dict, value, "map").items()
        return {key: value_of(service, member, entry, f"{path}.{key}", unknown) for key, entry in entries}
    if kind == "blob":
        return from_base64(expect_scalar("string", value))
    return value if kind == "timestamp" else expect_scalar(kind, value)


def expect(kind, value, name):
    if not isinstance(value, kind):
        raise Malformed(f"Expected {name} or null")
    return value


def expect_scalar(kind, value):
    """The value, if it has the type. The value itself isn't shown: it may be secret."""
    if isinstance(value, dict):
        raise Malformed("Start of structure or map found where not expected.")
    if isinstance(value, list):
        raise Malformed("Start of list found where not expected")
    name, types = SCALARS[kind]
    if isinstance(value, types) and (kind == "boolean" or not isinstance(value, bool)):
        return value
    if kind in ("integer", "long") and isinstance(value, float) and value.is_integer():
        return int(value)
    raise Malformed(f"{token_of(value)} can not be converted to {name}")


def token_of(value):
    if isinstance(value, bool):
        return f"{value}_VALUE".upper()
    return "STRING_VALUE" if isinstance(value, str) else "NUMBER_VALUE"
