"""Finds the operation of a REST request by its method, path and query."""

import functools
import re
from urllib.parse import parse_qsl, unquote


def find_operation(service, request):
    """The operation and the parameters in the path; None if there is none. Of several, the best match."""
    found = []
    for operation, route in routes(service).items():
        match = route.match(request)
        if match is not None:
            # The SDK for JavaScript names the operation, since paths alone are ambiguous.
            is_named = request.parameters.get("x-id") == operation
            given = [one for one in route.demanded if is_given(request, *one)]
            is_whole = len(given) == len(route.demanded)
            found.append(((is_named, len(route.literals), is_whole, len(given)), operation, match))
    if not found:
        return None
    _, operation, labels = max(found, key=lambda one: one[0])
    return operation, labels


def is_given(request, location, name):
    return name in request.parameters if location == "querystring" else name.lower() in request.headers


@functools.lru_cache(maxsize=None)
def routes(service):
    return {name: Route(service, operation) for name, operation in service.operations.items()}


class Route:
    """The path of an operation's requests, and the parameters outside the path that they require."""

    def __init__(self, service, operation):
        self.method = operation["http"]["method"]
        path, _, query = operation["http"]["requestUri"].partition("?")
        self.literals = dict(parse_qsl(query, keep_blank_values=True))
        first, *parts = re.split(r"(?=\{)", path.rstrip("/"))
        self.labels = []
        pattern = re.escape(first)
        for part in parts:
            label, _, literal = part[1:].partition("}")
            self.labels.append(label.rstrip("+"))
            pattern += ("(.+)" if label.endswith("+") else "([^/]+)") + re.escape(literal)
        self.pattern = re.compile(pattern if path.endswith("+}") else f"{pattern}/?")
        shape = service.shapes[operation["input"]["shape"]] if "input" in operation else {}
        members = [shape["members"][name] for name in shape.get("required", [])]
        self.demanded = [
            (member["location"], member["locationName"])
            for member in members
            if member.get("location") in ("querystring", "header")
        ]

    def match(self, request):
        """The parameters in the path; None if a request doesn't match."""
        found = self.pattern.fullmatch(request.path) if request.method == self.method else None
        given = request.parameters
        has_literals = all(name in given and value in ("", given[name]) for name, value in self.literals.items())
        if found is None or not has_literals:
            return None
        return dict(zip(self.labels, map(unquote, found.groups())))
