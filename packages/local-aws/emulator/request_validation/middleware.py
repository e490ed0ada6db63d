"""Rejects requests that AWS would reject before they reach an ASGI application."""

from . import refusal, rest_reader, routes
from .journal import Journal
from .recording import recording, texts
from .request import Request, service_of
from .verdict import validate


def validating(app, journal_path, records):
    """The application behind the validation. journal_path: where to record violations; may be None."""
    journal = Journal(journal_path)

    async def validated(scope, receive, send):
        if scope["type"] != "http":
            await app(scope, receive, send)
            return
        request = request_of(scope)
        is_whole = True
        if needs_body(request):
            receive, request.body, is_whole = await replayed(receive)
        service = service_of(request)
        verdict = validate(service, request) if service and is_whole else None
        journal.note(verdict)
        if verdict is None:
            await app(scope, receive, send)
            return
        if not verdict.violations:
            await app(scope, receive, recording(send, verdict, records))
            return
        status, headers, body = refusal.answer(verdict)
        pairs = [(name.encode(), value.encode()) for name, value in headers.items()]
        await send({"type": "http.response.start", "status": status, "headers": pairs})
        await send({"type": "http.response.body", "body": b"" if request.method == "HEAD" else body})

    return validated


def request_of(scope):
    path = scope.get("raw_path") or scope["path"].encode()
    query = scope["query_string"].decode("latin-1")
    return Request(scope["method"], path.decode("latin-1"), query, texts(scope["headers"]))


def needs_body(request):
    """An object for Amazon S3 is passed on as it comes, since no model describes its content."""
    if request.is_form:
        return True
    service = service_of(request)
    if service is None or service.protocol == "json":
        return service is not None
    found = routes.find_operation(service, request)
    shape_name = service.input_of(found[0]) if found else None
    return shape_name is not None and rest_reader.takes_body(service, service.shapes[shape_name])


async def replayed(receive):
    """Reads the body: a channel that replays it, the body, and whether the client stayed connected to the end."""
    messages = []
    while not messages or messages[-1].get("more_body"):
        messages.append(await receive())
    body = b"".join(message.get("body", b"") for message in messages)
    waiting = iter(messages)

    async def again():
        message = next(waiting, None)
        return await receive() if message is None else message

    return again, body, messages[-1]["type"] == "http.request"
