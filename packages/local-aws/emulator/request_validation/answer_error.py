"""The name of the error that an answer is, in any protocol."""

import json
import re

# The name for ministack's answer where it doesn't serve a service at all, which AWS has no error for.
UNSERVED = "UnsupportedService"
UNSERVED_MESSAGE = "Unsupported service: "
CODE = re.compile(r"<Code>\s*([^<]*?)\s*</Code>")
NAME = re.compile(r"[\w.]+")


def error_of(headers, body):
    """The name; None where there is none. Header names are in lowercase; of a long body, the beginning is enough."""
    text = body.decode("utf-8", "replace")
    return name_in(headers.get("x-amzn-errortype") or (json_error(text) if text.startswith("{") else xml_error(text)))


def xml_error(text):
    found = CODE.search(text)
    return found and found[1]


def json_error(text):
    try:
        document = json.loads(text)
    except (ValueError, RecursionError):
        return None
    if str(document.get("error", "")).startswith(UNSERVED_MESSAGE):
        return UNSERVED
    return document.get("__type") or document.get("code")


def name_in(text):
    """The name without the namespace before it and the address after it, which some services add."""
    found = NAME.fullmatch(text.rpartition("#")[2].partition(":")[0]) if isinstance(text, str) else None
    return found and found[0]
