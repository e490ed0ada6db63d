"""What may be shown of a request's parameters, as JSON."""

import hashlib
import re

SECRET = "[secret]"
# What the model doesn't mark, by service and shape.
UNMARKED = {("cognito-idp", "ConfirmationCodeType")}
# The secrets of an identity provider are in a map, whose values the model doesn't mark.
SECRET_KEY = re.compile(r"client_secret|private_key|password", re.IGNORECASE)


def shown(service, shape_name, value):
    """The value of a shape without what the model marks as sensitive. Of binary content, only its hash and size."""
    shape = service.shapes[shape_name]
    if shape.get("sensitive") or (service.name, shape_name) in UNMARKED:
        return SECRET
    if isinstance(value, bytes):
        return {"sha256": hashlib.sha256(value).hexdigest(), "size": len(value)}
    if value is None or shape.get("document"):
        return value
    if shape["type"] == "structure":
        members = shape["members"]
        return {name: shown(service, members[name]["shape"], part) for name, part in value.items()}
    if shape["type"] == "list":
        return [shown(service, shape["member"]["shape"], part) for part in value]
    return shown_map(service, shape, value) if shape["type"] == "map" else value


def shown_map(service, shape, value):
    if service.holds_secrets(shape["key"]["shape"]):
        return SECRET
    member = shape["value"]["shape"]
    return {
        key: SECRET if SECRET_KEY.search(str(key)) else shown(service, member, part) for key, part in value.items()
    }
