"""Records violations of requests for tests: a program may hide a rejection, and AWS ignores unknown parameters."""

import json


class Journal:
    """A file with a line of JSON for each request with a violation. It contains no secrets."""

    def __init__(self, path):
        self.path = path

    def note(self, verdict):
        if not self.path or verdict is None or not (verdict.violations or verdict.unknown):
            return
        entry = {
            "service": verdict.service.name,
            "operation": verdict.operation,
            "violations": verdict.violations,
            "unknown": verdict.unknown,
        }
        # Lines of several processes don't mix: each is one write at the end of the file.
        with open(self.path, "a", encoding="utf-8") as file:
            file.write(json.dumps(entry) + "\n")
