"""Reads the requests of the REST protocols: path, query, headers and body."""

import re

from . import json_reader, xml_reader
from .reading import Reading, body_members, from_string, wire_name

# Query parameters that the model doesn't define: a signature, and the operation's name.
COMMON = re.compile(r"x-id|X-Amz-.*", re.IGNORECASE)


def read(service, operation, request, labels):
    shape_name = service.input_of(operation)
    shape = service.shapes[shape_name] if shape_name else {}
    reading = read_body(service, shape, shape_name, request)
    known = query_literals(service, operation)
    for name, member in shape.get("members", {}).items():
        location, wire = member.get("location"), wire_name(member, name)
        if location == "uri":
            given = [labels[wire]]
        elif location == "querystring":
            known.add(wire)
            given = [value for key, value in request.query_pairs if key == wire]
        elif location == "header":
            given = header_texts(service.shapes[member["shape"]], request.headers.get(wire.lower()))
        else:
            continue
        if given:
            reading.parameters[name] = located(service, member["shape"], given)
    reading.unknown += [key for key in request.parameters if key not in known and not COMMON.fullmatch(key)]
    return reading


def takes_body(service, shape):
    """Whether the body contains anything that the model describes. If it doesn't, it may be large."""
    if "payload" in shape:
        return service.shapes[shape["members"][shape["payload"]]["shape"]]["type"] != "blob"
    return bool(body_members(shape))


def read_body(service, shape, shape_name, request):
    if not takes_body(service, shape) or not request.body:
        return Reading()
    payload = shape.get("payload")
    if payload is None:
        return parsed(service, shape_name, request.body)
    payload_name = shape["members"][payload]["shape"]
    if service.shapes[payload_name]["type"] == "string":
        return Reading({payload: request.body.decode("utf-8", "replace")})
    reading = parsed(service, payload_name, request.body)
    return Reading({payload: reading.parameters}, reading.unknown)


def parsed(service, shape_name, body):
    reader = xml_reader if service.protocol == "rest-xml" else json_reader
    return reader.read(service, shape_name, reader.parse(body))


def header_texts(shape, text):
    """The value of a header. A list is in one header, separated by commas."""
    if text is None:
        return []
    return [part.strip() for part in text.split(",")] if shape["type"] == "list" else [text]


def located(service, shape_name, values):
    """The value of a member in the path, the query or a header."""
    shape = service.shapes[shape_name]
    if shape["type"] == "list":
        return [from_string(service.shapes[shape["member"]["shape"]], value) for value in values]
    return from_string(shape, values[0])


def query_literals(service, operation):
    query = service.operations[operation]["http"]["requestUri"].partition("?")[2]
    return {part.partition("=")[0] for part in query.split("&") if part}
