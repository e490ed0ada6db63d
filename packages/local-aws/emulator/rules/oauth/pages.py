"""Pages for the browser. It is no rule, but rules need it."""

import html

# The names of ministack.services.cognito that these functions need.
USED = ("_page_shell",)

TITLE = "Sign in"


def page(cognito, status, body):
    """An answer with a page that looks like ministack's own. body: HTML."""
    document = cognito._page_shell(TITLE, TITLE, body)
    return status, {"Content-Type": "text/html; charset=utf-8", "Cache-Control": "no-store"}, document.encode()


def problem(cognito, status, message):
    """An answer with a page that only says what is wrong."""
    return page(cognito, status, f'<div class="error">{html.escape(message)}</div>')
