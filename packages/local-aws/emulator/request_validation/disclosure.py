"""What may be shown of a request's parameters, as JSON."""

import hashlib
import math

from .unmarked import KEY, is_secret, is_secret_member

SECRET = "[secret]"


def shown(service, shape_name, value):
    """The value of a shape without what is secret. Of binary content, only its hash and size."""
    shape = service.shapes[shape_name]
    if is_secret(service, shape_name):
        return SECRET
    if isinstance(value, bytes):
        return {"sha256": hashlib.sha256(value).hexdigest(), "size": len(value)}
    if isinstance(value, float) and not math.isfinite(value):
        # A form or a query can have it, but JSON can't.
        return str(value)
    if value is None or shape.get("document"):
        return value
    if shape["type"] == "structure":
        return shown_structure(service, shape_name, value)
    if shape["type"] == "list":
        return [shown(service, shape["member"]["shape"], part) for part in value]
    return shown_map(service, shape, value) if shape["type"] == "map" else value


def shown_structure(service, shape_name, value):
    members = service.shapes[shape_name]["members"]
    return {
        name: SECRET if is_secret_member(service, shape_name, name) else shown(service, members[name]["shape"], part)
        for name, part in value.items()
    }


def shown_map(service, shape, value):
    if service.holds_secrets(shape["key"]["shape"]):
        return SECRET
    member = shape["value"]["shape"]
    return {key: SECRET if KEY.search(str(key)) else shown(service, member, part) for key, part in value.items()}
