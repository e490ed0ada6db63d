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
        query = parse_qs(scope["query_string"].decode("latin-1"))
        wanted = {name: query[name][0] for name in ("service", "operation") if name in query}
        headers = [(b"content-type", b"application/json")]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": json.dumps({"requests": records.of(**wanted)}).encode()})

    return listed
