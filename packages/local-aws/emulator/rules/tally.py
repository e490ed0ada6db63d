"""Counts how often each rule made a difference."""

import threading


class Tally:
    """Counts by the names of rules. ministack handles requests in threads."""

    def __init__(self, rules):
        self._lock = threading.Lock()
        self._counts = {rule.name: 0 for rule in rules}

    def add(self, rule):
        with self._lock:
            self._counts[rule.name] += 1

    @property
    def counts(self):
        with self._lock:
            return dict(self._counts)
