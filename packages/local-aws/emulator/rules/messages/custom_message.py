from ..lookup import client_of, refuse
from ..rule import Rule
from ..triggers.invocation import UNRECOGNIZABLE, USED, Refused, invoke
from . import occasion

CODE, USERNAME = "{####}", "{username}"
TEXTS = ("emailMessage", "emailSubject", "smsMessage")


def customised(cognito, send, acted):
    """The function that sends codes, with the pool's function asked for the text."""

    def send_customised(pool, username, attributes, code, attribute_name="email"):
        during = occasion.current()
        if during and during.attribute:
            source = f"CustomMessage_{during.name}"
            metadata = during.request.get("ClientMetadata")
            custom = cognito._apply_custom_message_trigger(pool, source, username, attributes, metadata)
            if any(custom.values()):
                acted()
                pool = with_templates(pool, custom)
        return send(pool, username, attributes, code, attribute_name)

    return send_customised


def with_templates(pool, custom):
    """The pool, with the texts of a function in place of its own."""
    message, subject, text = (custom.get(name) for name in TEXTS)
    texts = {
        "EmailMessage": message,
        "EmailMessageByLink": message,
        "EmailSubject": subject,
        "EmailSubjectByLink": subject,
        "SmsMessage": text,
    }
    template = {**(pool.get("VerificationMessageTemplate") or {}), **{name: one for name, one in texts.items() if one}}
    return {**pool, "VerificationMessageTemplate": template}


def ask(cognito, _apply, acted):
    """The function that asks the pool's function for texts, in place of ministack's, which checks less."""

    def ask_function(pool, source, username, attributes, metadata=None, username_parameter=USERNAME):
        during = occasion.current()
        request = {
            "userAttributes": {**attributes, "cognito:user_status": status_of(pool, username)},
            "codeParameter": CODE,
            "usernameParameter": username_parameter if source.endswith("AdminCreateUser") else None,
            "clientMetadata": metadata or {},
        }
        empty = dict.fromkeys(TEXTS)
        client = client_of(cognito, during.request).get("ClientId") if during else None
        custom, refusal = invoke(cognito, pool, "CustomMessage", source, username, request, empty, client)
        refusal = refusal or refusal_of(cognito, pool, source, custom or {})
        if refusal:
            acted()
            raise Refused(refusal)
        return custom or {}

    return ask_function


def status_of(pool, username):
    return pool["_users"].get(username, {}).get("UserStatus", "FORCE_CHANGE_PASSWORD")


def refusal_of(cognito, pool, source, custom):
    """The answer to texts that AWS doesn't take; None if it takes them. AWS documents the errors, not their words."""
    if not all(text is None or isinstance(text, str) for text in (custom.get(name) for name in TEXTS)):
        return refuse(cognito, "InvalidLambdaResponseException", UNRECOGNIZABLE)
    placeholders = (CODE, USERNAME) if source.endswith("AdminCreateUser") else (CODE,)
    for name in ("emailMessage", "smsMessage"):
        if custom.get(name) and not all(one in custom[name] for one in placeholders):
            return refuse(
                cognito,
                "InvalidLambdaResponseException",
                f"CustomMessage {name} must contain {' and '.join(placeholders)}.",
            )
    account = (pool.get("EmailConfiguration") or {}).get("EmailSendingAccount")
    for name in ("emailMessage", "emailSubject"):
        if custom.get(name) and account != "DEVELOPER":
            message = f"CustomMessage {name} needs the EmailSendingAccount DEVELOPER."
            return refuse(cognito, "InvalidLambdaResponseException", message)
    return None


RULE = Rule(
    name="custom messages",
    sentence=(
        "When a custom message trigger is active, your user pool routes all messages to a Lambda function that returns "
        "a runtime-customized message subject and body for your user pool to deliver to a user."
    ),
    page="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_LambdaConfigType.html",
    around=occasion.AROUND,
    wrapped={"_apply_custom_message_trigger": ask, "_send_verification_email": customised},
    uses=USED,
)
