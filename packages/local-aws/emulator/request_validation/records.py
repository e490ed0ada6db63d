"""Records the requests that change something, so that a proof can compare them with those that it expects."""

import collections

from .changes import is_change
from .disclosure import shown

MOST = 1_000


class Records:
    """The last requests that conform to the models, in the order of their answers, without secrets."""

    def __init__(self):
        self._records = collections.deque()
        self._dropped = collections.Counter()

    def note(self, verdict, status, error):
        """Records a request by its verdict, with the status of its answer and the name of the error, if it is one."""
        if not is_change(verdict.service, verdict.operation):
            return
        shape_name = verdict.service.input_of(verdict.operation)
        self._records.append(
            {
                "service": verdict.service.name,
                "operation": verdict.operation,
                "parameters": shown(verdict.service, shape_name, verdict.parameters) if shape_name else {},
                "status": status,
                "error": error,
            }
        )
        if len(self._records) > MOST:
            oldest = self._records.popleft()
            self._dropped[oldest["service"], oldest["operation"]] += 1

    def of(self, service=None, operation=None):
        """Those of a service and an operation; of all where none is given."""
        return [one for one in self._records if is_of(service, operation, one["service"], one["operation"])]

    def dropped(self, service=None, operation=None):
        """How many of those aren't there any more."""
        return sum(count for names, count in self._dropped.items() if is_of(service, operation, *names))


def is_of(wanted_service, wanted_operation, service, operation):
    return wanted_service in (None, service) and wanted_operation in (None, operation)
