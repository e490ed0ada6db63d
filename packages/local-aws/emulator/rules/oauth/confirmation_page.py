import base64
import hashlib
import hmac
import json

from ..rule import Rule
from . import domain_check, pages, parameters

# AWS documents no words of the page.
CONFIRMED = "Your account is confirmed. You can sign in now."


def serve_page(app, handle, acted):
    async def handle_or_confirm(method, path, headers, query):
        if (method, path) != ("GET", "/confirmUser"):
            return await handle(method, path, headers, query)
        acted()
        return await confirm(app._get_module("cognito"), parameters.in_query(query))

    return handle_or_confirm


async def confirm(cognito, asked):
    """Confirms the user whom a link is for, as ConfirmSignUp does."""
    _, pool, client = cognito._find_pool_by_client_id(asked.get("client_id") or "")
    if client is None:
        return pages.problem(cognito, 400, f"There is no app client {asked.get('client_id')}.")
    refusal = domain_check.refusal_of(cognito, pool)
    if refusal:
        return refusal
    answer = await cognito._dispatch_idp("ConfirmSignUp", request_of(client, asked))
    if answer[0] == 200:
        return pages.page(cognito, 200, f"<p>{CONFIRMED}</p>")
    return pages.problem(cognito, 400, json.loads(answer[2])["message"])


def request_of(client, asked):
    client_id, username = client["ClientId"], asked.get("user_name") or ""
    request = {"ClientId": client_id, "Username": username, "ConfirmationCode": asked.get("confirmation_code") or ""}
    secret = client.get("ClientSecret")
    # The browser can't know it.
    return {**request, "SecretHash": secret_hash(secret, username + client_id)} if secret else request


def secret_hash(secret, text):
    return base64.b64encode(hmac.digest(secret.encode(), text.encode(), hashlib.sha256)).decode()


RULE = Rule(
    name="confirmation by link",
    sentence=(
        "When a user enters a code or follows an email link to confirm their user account, that email or phone number is "
        "automatically verified."
    ),
    page="https://docs.aws.amazon.com/cognito/latest/developerguide/signing-up-users-in-your-app.html",
    wrapped={"ministack.app:_handle_cognito_get_request": serve_page},
    uses=("_dispatch_idp", "_find_pool_by_client_id", "ministack.app:_get_module", *domain_check.USED, *pages.USED),
)
