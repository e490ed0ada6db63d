"""Reads the XML of Amazon S3."""

from xml.etree import ElementTree

from .reading import Malformed, Reading, body_members, from_string

NAMESPACES = {"xsi": "http://www.w3.org/2001/XMLSchema-instance"}


def parse(body):
    try:
        return ElementTree.fromstring(body)
    except ElementTree.ParseError:
        raise Malformed("The body isn't XML") from None


def read(service, shape_name, element):
    """Reads the structure that an element holds."""
    reading = Reading()
    reading.parameters = structure(service, service.shapes[shape_name], element, "", reading.unknown)
    return reading


def structure(service, shape, element, path, unknown):
    found, known = {}, set()
    for name, wire, member in body_members(shape):
        of_member = service.shapes[member["shape"]]
        if member.get("xmlAttribute"):
            prefix, _, local = wire.rpartition(":")
            text = element.get(f"{{{NAMESPACES[prefix]}}}{local}")
            if text is not None:
                found[name] = from_string(of_member, text)
            continue
        flattened = of_member.get("flattened") or member.get("flattened")
        if flattened and of_member["type"] == "list":
            wire = of_member["member"].get("locationName", wire)
        known.add(wire)
        children = [child for child in element if local_name(child) == wire]
        if children:
            place = f"{path}{wire}"
            found[name] = value_of(service, member["shape"], children, place, unknown, flattened)
    unknown += [path + local_name(child) for child in element if local_name(child) not in known]
    return found


def value_of(service, shape_name, elements, path, unknown, flattened=False):
    """The value of one element, or, of a flattened list, of all of them."""
    shape = service.shapes[shape_name]
    element = elements[0]
    if shape["type"] == "structure":
        return structure(service, shape, element, f"{path}.", unknown)
    if shape["type"] == "list":
        members = elements if flattened else list(element)
        return [
            value_of(service, shape["member"]["shape"], [one], f"{path}.{index}", unknown)
            for index, one in enumerate(members, 1)
        ]
    if shape["type"] == "map":
        raise Malformed(f"{path}: no request of Amazon S3 has a map")
    return from_string(shape, element.text or "")


def local_name(element):
    return element.tag.rpartition("}")[2]
