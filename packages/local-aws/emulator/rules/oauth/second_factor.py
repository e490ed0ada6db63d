import base64
import json
import secrets

from ..messages import delivery, occasion
from ..rule import Rule
from ..sign_in import sent_codes, sessions
from ..sign_in.choice_of_second_factor import challenge_of
from ..sign_in.second_factor_set_up import enable
from ..sign_in.second_factors import APP
from ..triggers.invocation import Refused
from . import factor_pages, pages, waiting_sign_ins
from .parameters import in_form
from .waiting_sign_ins import FIELD, Waiting

# AWS documents that five wrong codes begin a lockout. Here, the sign-in ends: it begins again with the password.
MOST_WRONG_CODES = 5


def ask_for_factor(cognito, issue, acted):
    def issue_or_ask(client_id, pool_id, redirect_uri, scope, username, *others):
        def proceed():
            return issue(client_id, pool_id, redirect_uri, scope, username, *others)

        pool = cognito._get_pool_unscoped(pool_id)
        user, now = pool["_users"][username], cognito.time.time()
        # Only requests for a code come so far. The last of ministack's parameters is the state.
        asked = {
            "client_id": client_id,
            "redirect_uri": redirect_uri,
            "response_type": "code",
            "scope": scope,
            "state": others[-1],
        }
        waiting = Waiting(asked, pool, user, now + cognito._NEW_PASSWORD_SESSION_TTL, proceed)
        refusal = challenge(
            cognito, waiting, lambda: cognito._mfa_challenge_for_user(pool, user, pool_id, username)
        )
        if refusal is None and waiting.challenge is None:
            return proceed()
        acted()
        return refusal or factor_pages.page_of(cognito, waiting_sign_ins.keep(waiting, now), waiting)

    return issue_or_ask


def challenge(cognito, waiting, pose):
    """Has a sign-in wait for the challenge that is posed, if there is one; the answer that refuses it, or None."""
    request = {"UserPoolId": waiting.pool["Id"], "ClientId": waiting.asked["client_id"]}
    try:
        with occasion.during("InitiateAuth", request):
            waiting.challenge = pose()
    except Refused as refused:
        return pages.problem(cognito, 400, json.loads(refused.answer[2])["message"])
    factors = (waiting.challenge or {}).get("ChallengeParameters", {}).get("MFAS_CAN_SETUP")
    if factors is None:
        return None
    if APP not in json.loads(factors):
        return pages.problem(cognito, 403, "The local AWS has no page to set up the second factors of this user pool.")
    waiting.secret = base64.b32encode(secrets.token_bytes(20)).decode()
    return None


def take_factor(cognito, submit, acted):
    def submit_or_take(method, path, headers, body, query):
        form = in_form(body)
        if FIELD not in form:
            return submit(method, path, headers, body, query)
        acted()
        return take_step(cognito, form[FIELD], form)

    return submit_or_take


def take_step(cognito, token, form):
    waiting = waiting_sign_ins.find(token)
    if waiting is None or cognito.time.time() > waiting.ends:
        return ended(cognito)
    if "MFAS_CAN_CHOOSE" in factor_pages.parameters_of(waiting):
        return choose(cognito, token, waiting, form.get("factor"))
    if not is_right(cognito, waiting, form.get("code")):
        return refuse_code(cognito, token, waiting)
    # ministack handles requests in threads: only one of two with the same code ends the sign-in.
    if waiting_sign_ins.take(token) is None:
        return ended(cognito)
    if waiting.secret:
        enable(waiting.user, waiting.secret)
    return waiting.proceed()


def choose(cognito, token, waiting, factor):
    posed = waiting.challenge
    refusal = challenge(cognito, waiting, lambda: challenge_of(cognito, waiting.pool, waiting.user, factor) or posed)
    return refusal or factor_pages.page_of(cognito, token, waiting)


def is_right(cognito, waiting, code):
    if waiting.challenge["ChallengeName"] not in sent_codes.ATTRIBUTES:
        return cognito._totp_matches(waiting.secret or waiting.user["_totp_secret"], code)
    session = sessions.find(cognito, waiting.challenge)
    is_valid = session is not None and sessions.refusal_of_old(cognito, session) is None
    return is_valid and sent_codes.enter(cognito, waiting.user, session, code)


def refuse_code(cognito, token, waiting):
    waiting.wrong_codes += 1
    if waiting.wrong_codes < MOST_WRONG_CODES:
        return factor_pages.page_of(cognito, token, waiting, "Incorrect code.")
    waiting_sign_ins.take(token)
    return ended(cognito)


def ended(cognito):
    # In ministack's words, for the password that is chosen.
    return cognito._oauth2_error("invalid_request", "Session has expired. Please sign in again.")


RULE = Rule(
    name="second factor on sign-in pages",
    sentence=(
        "Amazon Cognito generates MFA prompts in API responses and in managed login for users who have chosen and "
        "configured a preferred MFA factor."
    ),
    page="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPool.html",
    wrapped={"_issue_auth_code_redirect": ask_for_factor, "handle_login_submit": take_factor},
    uses=(
        *delivery.USED,
        *pages.USED,
        *sent_codes.USED,
        *sessions.USED,
        "_NEW_PASSWORD_SESSION_TTL",
        "_get_pool_unscoped",
        "_mfa_challenge_for_user",
        "_oauth2_error",
        "_totp_matches",
        "time",
    ),
)
