"""Records a request when its answer is on its way."""

from .answer_error import error_of

# No error is longer. More of an answer isn't kept.
MOST_BYTES = 65_536


def recording(send, verdict, records):
    """The channel for the answer, which records the request with the status and the error of that."""
    answer = Answer()

    async def recorded(message):
        if answer.is_decided_by(message):
            records.note(verdict, answer.status, answer.error)
        # Afterwards, so that who has the answer finds the request.
        await send(message)

    return recorded


class Answer:
    """An answer as far as it was sent: its status, and the name of the error, which only an error's body may say."""

    def __init__(self):
        self.status = None
        self.error = None
        self._headers = {}
        self._body = b""
        self._is_decided = False

    def is_decided_by(self, message):
        """Whether it is known with this message, but wasn't before."""
        if self._is_decided:
            return False
        if message["type"] == "http.response.start":
            self.status = message["status"]
            self._headers = texts(message.get("headers", []))
            self._is_decided = self.status < 400
        elif message["type"] == "http.response.body":
            self._body = (self._body + message.get("body", b""))[:MOST_BYTES]
            self._is_decided = not message.get("more_body") or len(self._body) == MOST_BYTES
            self.error = error_of(self._headers, self._body) if self._is_decided else None
        return self._is_decided


def texts(headers):
    return {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in headers}
