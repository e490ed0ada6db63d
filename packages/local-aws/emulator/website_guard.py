"""Keeps websites out of the local AWS.

It has no credentials to check and allows every origin (CORS), as AWS does. But it runs Lambda functions on this
machine. Without this guard, any website could deploy one from the browser of somebody who visits it.
"""

import re
from urllib.parse import urlsplit

# Nobody can register such a name. The last one is an address, with or without a name that AWS's SDKs put before it.
LOCAL_NAME = re.compile(r"(.+\.)?localhost|\[[0-9a-f:.]+\]|(.+\.)?\d+")
# Names of AWS's own, which ministack finds an API, a bucket or a function by.
AWS_NAME = re.compile(r".+\.(amazonaws\.com(\.cn)?|on\.aws)")
LOOPBACK_PAGE = re.compile(r"(.+\.)?localhost|127(\.\d+){3}|\[::1\]")
REASON = "The local AWS answers web pages of this machine only: those at localhost or a loopback address.\n"


def keeping_websites_out(app):
    """The application behind the guard."""

    async def guarded(scope, receive, send):
        if scope["type"] not in ("http", "websocket") or is_allowed(scope.get("method", "GET"), headers_of(scope)):
            await app(scope, receive, send)
            return
        if scope["type"] == "websocket":
            # Before it is accepted, closing refuses it with HTTP 403.
            await send({"type": "websocket.close"})
            return
        headers = [(b"content-type", b"text/plain")]
        await send({"type": "http.response.start", "status": 403, "headers": headers})
        await send({"type": "http.response.body", "body": b"" if scope["method"] == "HEAD" else REASON.encode()})

    return guarded


def is_allowed(method, headers):
    """Whether a request comes from a program, or from a page of this machine."""
    host = name_in(f"//{headers.get('host', 'localhost')}")
    if not (LOCAL_NAME.fullmatch(host) or AWS_NAME.fullmatch(host)):
        # A website has let its own name lead here (DNS rebinding), so the browser takes this for the website.
        return False
    if headers.get("sec-fetch-site") != "cross-site":
        return True
    page = headers.get("origin") or headers.get("referer", "")
    is_link = method == "GET" and headers.get("sec-fetch-mode") == "navigate"
    return is_link or LOOPBACK_PAGE.fullmatch(name_in(page)) is not None


def name_in(url):
    """The host of an address in lowercase, with the brackets of an IPv6 address; empty where it has none."""
    try:
        authority = urlsplit(url).netloc.rpartition("@")[2].lower()
    except ValueError:
        return ""
    return re.sub(r":\d*$", "", authority)


def headers_of(scope):
    return {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in scope["headers"]}
