"""Notes what is wrong with requests, for tests: a program may hide a refusal, and AWS ignores what it doesn't know."""

import json


class Journal:
    """A file with a line of JSON for each request in which something is wrong. No secret is in it."""

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
