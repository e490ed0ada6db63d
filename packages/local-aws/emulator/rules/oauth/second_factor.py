import base64
import dataclasses
import secrets
from collections.abc import Callable

from ..rule import Rule
from ..sign_in.required_second_factor import factors_of
from ..sign_in.second_factor_set_up import FACTOR, enable
from . import pages
from .parameters import in_form

FIELD = "factor_token"
# By token, the sign-ins that wait for a code.
_waiting = {}


@dataclasses.dataclass
class Waiting:
    """A sign-in that lacks only the code of the user's authenticator app, which may have to be set up."""

    user: dict
    secret: str
    is_new: bool
    ends: float
    proceed: Callable


def ask_for_code(cognito, issue, acted):
    def issue_or_ask(client_id, pool_id, redirect_uri, scope, username, *others):
        def proceed():
            return issue(client_id, pool_id, redirect_uri, scope, username, *others)

        pool = cognito._get_pool_unscoped(pool_id)
        user = pool["_users"][username]
        challenge = cognito._mfa_challenge_for_user(pool, user, pool_id, username)
        if challenge is None:
            return proceed()
        acted()
        is_new = challenge["ChallengeName"] != FACTOR
        if is_new and FACTOR not in factors_of(pool):
            return pages.problem(cognito, 403, "The local AWS has no page for the second factors of this user pool.")
        secret = new_secret() if is_new else user["_totp_secret"]
        now = cognito.time.time()
        forget_ended(now)
        token = secrets.token_urlsafe(24)
        waiting = Waiting(user, secret, is_new, now + cognito._NEW_PASSWORD_SESSION_TTL, proceed)
        _waiting[token] = waiting
        return code_page(cognito, token, waiting)

    return issue_or_ask


def forget_ended(now):
    for token, waiting in list(_waiting.items()):
        if now > waiting.ends:
            _waiting.pop(token, None)


def new_secret():
    return base64.b32encode(secrets.token_bytes(20)).decode()


def take_code(cognito, submit, acted):
    def submit_or_take(method, path, headers, body, query):
        form = in_form(body)
        if FIELD not in form:
            return submit(method, path, headers, body, query)
        acted()
        return finish(cognito, form[FIELD], form.get("code"))

    return submit_or_take


def finish(cognito, token, code):
    waiting = _waiting.get(token)
    if waiting is None or cognito.time.time() > waiting.ends:
        return ended(cognito)
    if not cognito._totp_matches(waiting.secret, code):
        return code_page(cognito, token, waiting, "Incorrect code.")
    # ministack handles requests in threads: only one of two with the same code ends the sign-in.
    if _waiting.pop(token, None) is None:
        return ended(cognito)
    if waiting.is_new:
        enable(waiting.user, waiting.secret)
    return waiting.proceed()


def ended(cognito):
    # In ministack's words, for the password that is chosen.
    return cognito._oauth2_error("invalid_request", "Session has expired. Please sign in again.")


def code_page(cognito, token, waiting, problem=""):
    key = f"<p>Key for your authenticator app: <code>{waiting.secret}</code></p>" if waiting.is_new else ""
    return pages.page(
        cognito,
        200,
        f"""{pages.error(problem)}{key}
<form method="POST" action="/login">
<input type="hidden" name="{FIELD}" value="{token}">
<label for="code">Code of your authenticator app</label>
<input type="text" id="code" name="code" inputmode="numeric" autocomplete="one-time-code" required autofocus>
<button type="submit">Sign in</button>
</form>""",
    )


RULE = Rule(
    name="second factor on sign-in pages",
    sentence=(
        "Amazon Cognito generates MFA prompts in API responses and in managed login for users who have chosen and "
        "configured a preferred MFA factor."
    ),
    page="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPool.html",
    wrapped={"_issue_auth_code_redirect": ask_for_code, "handle_login_submit": take_code},
    uses=(
        *pages.USED,
        "_NEW_PASSWORD_SESSION_TTL",
        "_get_pool_unscoped",
        "_mfa_challenge_for_user",
        "_oauth2_error",
        "_totp_matches",
        "time",
    ),
)
