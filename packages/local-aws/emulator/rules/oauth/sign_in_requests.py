"""What the sign-in pages are asked for, checked where a page is shown and where one is submitted. It is no rule, but rules
need it.

A page carries the request on to the next one in hidden fields, which a browser can change.
"""

import dataclasses
from urllib.parse import urlencode

from . import parameters, waiting_sign_ins

# The names of ministack.services.cognito that these functions need.
USED = ("_find_pool_by_client_id", "_pending_new_password", "_pending_user_auth")


@dataclasses.dataclass
class SignInRequest:
    """What is asked for: its parameters by name, the user pool, and the app client."""

    asked: dict
    pool: dict
    client: dict

    @property
    def address(self):
        """Where to send the browser back to; None if the client doesn't have it among its callbacks."""
        address = self.asked.get("redirect_uri") or self.client.get("DefaultRedirectURI")
        return address if address in (self.client.get("CallbackURLs") or []) else None


def checked_by(check):
    """What a rule wraps. check(cognito, request): the answer that refuses the request, or None."""

    def show_if_allowed(cognito, show, acted):
        def show_or_refuse(method, path, headers, query):
            refusal = refusal_of(cognito, check, parameters.in_query(query))
            if refusal:
                acted()
            return refusal or show(method, path, headers, query)

        return show_or_refuse

    def submit_if_allowed(cognito, submit, acted):
        def submit_or_refuse(method, path, headers, body, query):
            refusal = refusal_of(cognito, check, with_what_was_asked_before(cognito, parameters.in_form(body)))
            if refusal:
                acted()
            return refusal or submit(method, path, headers, body, query)

        return submit_or_refuse

    return {"handle_oauth2_authorize": show_if_allowed, "handle_login_submit": submit_if_allowed}


def refusal_of(cognito, check, asked):
    # ministack refuses clients that there aren't, in words of its own.
    _, pool, client = cognito._find_pool_by_client_id(asked.get("client_id") or "")
    return check(cognito, SignInRequest(asked, pool, client)) if client else None


def with_what_was_asked_before(cognito, form):
    """The fields of a form, with the parameters of the sign-in that it goes on with."""
    waiting = waiting_sign_ins.find(form.get(waiting_sign_ins.FIELD))
    if waiting:
        return {**form, **waiting.asked}
    begun = cognito._pending_new_password.get(form.get("np_token")) or cognito._pending_user_auth.get(form.get("ua_token"))
    return {**form, **(begun or {})}


def redirect_error(request, **error):
    """The answer that tells the application of an error; None where it isn't known, which ministack refuses itself."""
    address, state = request.address, request.asked.get("state")
    if address is None:
        return None
    query = urlencode({**error, **({"state": state} if state else {})})
    location = f"{address}{'&' if '?' in address else '?'}{query}"
    return 302, {"Location": location, "Cache-Control": "no-store"}, b""
