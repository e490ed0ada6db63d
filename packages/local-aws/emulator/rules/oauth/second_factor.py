import base64
import secrets

from ..messages import delivery
from ..rule import Rule
from ..sign_in.second_factor_set_up import enable
from ..sign_in.second_factors import APP, activated
from . import pages, waiting_sign_ins
from .parameters import in_form
from .waiting_sign_ins import FIELD, Waiting

# AWS documents that five wrong codes begin a lockout. Here, the sign-in ends: it begins again with the password.
MOST_WRONG_CODES = 5


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
        is_new = challenge["ChallengeName"] != APP
        if is_new and APP not in activated(pool):
            return pages.problem(cognito, 403, "The local AWS has no page for the second factors of this user pool.")
        secret = new_secret() if is_new else user["_totp_secret"]
        now = cognito.time.time()
        # Only requests for a code come so far. The last of ministack's parameters is the state.
        asked = {
            "client_id": client_id,
            "redirect_uri": redirect_uri,
            "response_type": "code",
            "scope": scope,
            "state": others[-1],
        }
        waiting = Waiting(asked, user, secret, is_new, now + cognito._NEW_PASSWORD_SESSION_TTL, proceed)
        return code_page(cognito, waiting_sign_ins.keep(waiting, now), waiting)

    return issue_or_ask


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
    waiting = waiting_sign_ins.find(token)
    if waiting is None or cognito.time.time() > waiting.ends:
        return ended(cognito)
    if not cognito._totp_matches(waiting.secret, code):
        return refuse_code(cognito, token, waiting)
    # ministack handles requests in threads: only one of two with the same code ends the sign-in.
    if waiting_sign_ins.take(token) is None:
        return ended(cognito)
    if waiting.is_new:
        enable(waiting.user, waiting.secret)
    return waiting.proceed()


def refuse_code(cognito, token, waiting):
    waiting.wrong_codes += 1
    if waiting.wrong_codes < MOST_WRONG_CODES:
        return code_page(cognito, token, waiting, "Incorrect code.")
    waiting_sign_ins.take(token)
    return ended(cognito)


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
        *delivery.USED,
        *pages.USED,
        "_NEW_PASSWORD_SESSION_TTL",
        "_get_pool_unscoped",
        "_mfa_challenge_for_user",
        "_oauth2_error",
        "_totp_matches",
        "time",
    ),
)
