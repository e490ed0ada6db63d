"""Says which rules are installed, and how often each made a difference."""

import json

PATH = "/_local-aws/rules"


def describing(app, rules, tally):
    """The application, with a page that describes the rules as JSON."""

    async def described(scope, receive, send):
        if scope["type"] != "http" or scope["path"] != PATH:
            await app(scope, receive, send)
            return
        counts = tally.counts
        page = [
            {
                "name": rule.name,
                "sentence": rule.sentence,
                "page": rule.page,
                "keepsSettings": rule.keeps_settings,
                "acted": counts[rule.name],
            }
            for rule in rules
        ]
        headers = [(b"content-type", b"application/json")]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": json.dumps({"rules": page}).encode()})

    return described
