"""The pages that ask for a second factor. It is no rule, but rules need it."""

import html
import json

from ..sign_in.second_factors import APP
from . import pages
from .waiting_sign_ins import FIELD

CHOICES = {"SMS_MFA": "Text message", "EMAIL_OTP": "Email", APP: "Authenticator app"}


def page_of(cognito, token, waiting, problem=""):
    """The page that asks for what a sign-in waits for."""
    asks = choice_of if "MFAS_CAN_CHOOSE" in parameters_of(waiting) else code_of
    return pages.page(
        cognito,
        200,
        f"""{pages.error(problem)}{key_of(waiting)}
<form method="POST" action="/login">
<input type="hidden" name="{FIELD}" value="{token}">
{asks(waiting)}
</form>""",
    )


def parameters_of(waiting):
    return waiting.challenge["ChallengeParameters"]


def key_of(waiting):
    return f"<p>Key for your authenticator app: <code>{waiting.secret}</code></p>" if waiting.secret else ""


def choice_of(waiting):
    factors = json.loads(parameters_of(waiting)["MFAS_CAN_CHOOSE"])
    return "\n".join(
        f'<button type="submit" name="factor" value="{factor}">{CHOICES[factor]}</button>' for factor in factors
    )


def code_of(waiting):
    destination = parameters_of(waiting).get("CODE_DELIVERY_DESTINATION")
    label = f"Code that was sent to {html.escape(destination)}" if destination else "Code of your authenticator app"
    return f"""<label for="code">{label}</label>
<input type="text" id="code" name="code" inputmode="numeric" autocomplete="one-time-code" required autofocus>
<button type="submit">Sign in</button>"""
