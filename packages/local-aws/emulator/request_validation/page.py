"""Answers the requests that were recorded."""

import json
from urllib.parse import parse_qs

PATH = "/_local-aws/requests"


def listing(app, records):
    """The application, with a page of the records as JSON, by the query all or those of a service or an operation."""

    async def listed(scope, receive, send):
        if scope["type"] != "http" or scope["path"] != PATH:
            await app(scope, receive, send)
            return
        if scope["method"] not in ("GET", "HEAD"):
            await answer(send, 405, [(b"allow", b"GET, HEAD")], b"")
            return
        query = parse_qs(scope["query_string"].decode("latin-1"))
        wanted = {name: query[name][0] for name in ("service", "operation") if name in query}
        document = {"requests": records.of(**wanted), "dropped": records.dropped(**wanted)}
        body = b"" if scope["method"] == "HEAD" else json.dumps(document, allow_nan=False).encode()
        await answer(send, 200, [(b"content-type", b"application/json")], body)

    return listed


async def answer(send, status, headers, body):
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
