from urllib.parse import urlsplit

from ..lookup import refuse
from ..rule import Rule
from . import client_requests

HOSTS = ("localhost", "127.0.0.1", "::1")


def refuse_callbacks(cognito, request):
    for address in [*(request.get("CallbackURLs") or []), *(request.get("LogoutURLs") or [])]:
        fault = fault_of(address)
        if fault:
            return refuse(cognito, "InvalidParameterException", fault)
    return None


def fault_of(address):
    """What is wrong with an address; None if nothing is. The words about HTTP are those that users report."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return f"{address} is not a valid URL."
    if not parts.scheme:
        return f"{address} is not an absolute URL."
    if "#" in address:
        return f"{address} has a fragment."
    if parts.scheme.lower() == "http" and parts.hostname not in HOSTS:
        return f"{address} cannot use the HTTP protocol."
    return None


RULE = Rule(
    name="callback and logout URLs",
    sentence=(
        "Amazon Cognito requires HTTPS over HTTP except for callback URLs to http://localhost, http://127.0.0.1 and "
        "http://[::1]."
    ),
    page="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolClient.html",
    before=client_requests.checked_by(refuse_callbacks),
)
