"""Answers with JSON at a path, beside an application."""

import json
from urllib.parse import parse_qs

METHODS = ("GET", "HEAD")


def beside(app, path, document):
    """The application, with a page. document: what it says, by a query's first value of each name."""

    async def answered(scope, receive, send):
        if scope["type"] != "http" or scope["path"] != path:
            await app(scope, receive, send)
        elif scope["method"] not in METHODS:
            await answer(send, 405, [(b"allow", ", ".join(METHODS).encode())], b"")
        else:
            query = {name: values[0] for name, values in parse_qs(scope["query_string"].decode("latin-1")).items()}
            body = json.dumps(document(query), allow_nan=False).encode()
            headers = [(b"content-type", b"application/json"), (b"content-length", str(len(body)).encode())]
            await answer(send, 200, headers, b"" if scope["method"] == "HEAD" else body)

    return answered


async def answer(send, status, headers, body):
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
