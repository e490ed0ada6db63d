"""Records the requests that change something, so that a proof can compare them with those that it expects."""

import collections
import re

from .disclosure import shown

# By their names, these only read. What AWS calls otherwise is taken for a change.
READS = re.compile(r"(Admin|Batch)?(Describe|Get|Head|List)[A-Z].*")
MOST = 1_000


class Records:
    """The last requests that conform to the models, in the order of their answers, without secrets."""

    def __init__(self):
        self._records = collections.deque(maxlen=MOST)

    def note(self, verdict, status, error):
        """Records a request by its verdict, with the status of its answer and the name of the error, if it is one."""
        if READS.fullmatch(verdict.operation):
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

    def of(self, service=None, operation=None):
        """Those of a service and an operation; of all where none is given."""
        wanted = {"service": service, "operation": operation}
        return [
            record
            for record in self._records
            if all(value is None or record[name] == value for name, value in wanted.items())
        ]
