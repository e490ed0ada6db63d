"""The result of validating a request as AWS does."""

import dataclasses

from . import constraints, json_reader, query_reader, rest_reader, routes
from .reading import Malformed, Reading


@dataclasses.dataclass
class Verdict:
    """Whether a request conforms to the model of its operation."""

    service: object
    operation: str
    # Why AWS would reject it, as sentences. The first is of another kind if the request can't even be parsed.
    violations: list
    is_malformed: bool = False
    # Parameters that the model doesn't define and AWS ignores.
    unknown: list = dataclasses.field(default_factory=list)
    # By their names in the model; none where the request can't be parsed.
    parameters: dict = dataclasses.field(default_factory=dict)
    # Whether there is a document, and not only a path, a query and headers.
    has_body: bool = False

    @property
    def message(self):
        """AWS's message."""
        if self.is_malformed:
            return self.violations[0]
        count = len(self.violations)
        return f"{count} validation error{'' if count == 1 else 's'} detected: {'; '.join(self.violations)}"


def validate(service, request):
    """Validates a request against the service's model; None if the model doesn't have its operation."""
    operation, labels = operation_of(service, request)
    if operation not in service.operations:
        return None
    shape_name = service.input_of(operation)
    try:
        reading = read(service, operation, shape_name, request, labels)
    except Malformed as error:
        return Verdict(service, operation, [str(error)], is_malformed=True)
    found = constraints.violations_of(service, shape_name, reading.parameters) if shape_name else []
    return Verdict(
        service,
        operation,
        found,
        unknown=reading.unknown,
        parameters=reading.parameters,
        has_body=bool(request.body),
    )


def operation_of(service, request):
    if service.protocol == "json":
        return request.headers.get("x-amz-target", "").rpartition(".")[2], {}
    if service.protocol == "query":
        return request.form.get("Action"), {}
    return routes.find_operation(service, request) or (None, {})


def read(service, operation, shape_name, request, labels):
    if service.protocol == "query":
        return query_reader.read(service, shape_name, request.form)
    if service.protocol == "json":
        document = json_reader.parse(request.body)
        return json_reader.read(service, shape_name, document) if shape_name else Reading(unknown=list(document))
    return rest_reader.read(service, operation, request, labels)
