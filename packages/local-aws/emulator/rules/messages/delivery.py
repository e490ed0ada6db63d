"""Sends codes by email and as text messages. It is no rule, but rules need it."""

import secrets

from ..lookup import attributes_of
from ..shared_hook import once
from ..triggers.invocation import Refused
from . import occasion

# What these functions need of ministack.
USED = (
    "_DEFAULT_VERIFICATION_MESSAGE",
    "_expand_template",
    "_masked_destination",
    "_send_verification_email",
    "_template_username",
    "ministack.services.sns:_sms_log_for",
)

MEDIUMS = {"email": "EMAIL", "phone_number": "SMS"}


def new_code(digits=6):
    return f"{secrets.randbelow(10**digits):0{digits}}"


def send_code(cognito, during, pool, user, attribute, code, value=None):
    """Sends a code to an attribute of a user, or to a value that it is to get.

    Returns (the CodeDeliveryDetails of an answer, None), or (None, the answer that refuses the request).
    """
    attributes = attributes_of(cognito, user)
    attributes[attribute] = value or attributes[attribute]
    try:
        with occasion.to(during, attribute):
            cognito._send_verification_email(pool, user["Username"], attributes, code)
    except Refused as refused:
        return None, refused.answer
    return details(cognito, attribute, attributes[attribute]), None


def details(cognito, attribute, value):
    """The CodeDeliveryDetails of an answer, which mask the destination."""
    # AWS documents no form. This is the one that its users see.
    masked = cognito._masked_destination(value) if attribute == "email" else f"+*******{value[-4:]}"
    return {"AttributeName": attribute, "DeliveryMedium": MEDIUMS[attribute], "Destination": masked}


def reachable(pool, attributes, attribute):
    """Whether a pool can send messages to an attribute of a user."""
    return bool(attributes.get(attribute)) and (attribute == "email" or can_text(pool))


def can_text(pool):
    """Whether a pool has what text messages need. It is set with the pool, or with its second factors."""
    return bool(pool.get("SmsConfiguration") or (pool.get("SmsMfaConfiguration") or {}).get("SmsConfiguration"))


@once
def codes_by_medium(cognito, send_email, _acted):
    """The function that sends codes, in place of ministack's, which knows email only."""

    def send(pool, username, attributes, code, attribute_name="email"):
        template = pool.get("VerificationMessageTemplate") or {}
        text = template.get("SmsMessage") or pool.get("SmsVerificationMessage") or cognito._DEFAULT_VERIFICATION_MESSAGE

        def send_text():
            name = cognito._template_username(pool, username, attributes)
            record_text(attributes["phone_number"], cognito._expand_template(text, name, code))

        by_medium(send_text, lambda: send_email(pool, username, attributes, code, attribute_name))

    return send


def invitations_by_medium(_cognito, send_email, _acted):
    """The function that sends invitations, in place of ministack's, which knows email only."""

    def send(pool, username, attributes, subject, body):
        by_medium(
            lambda: record_text(attributes["phone_number"], body),
            lambda: send_email(pool, username, attributes, subject, body),
        )

    return send


def by_medium(send_text, send_email):
    during = occasion.current()
    attribute = during.attribute if during else "email"
    if attribute == "phone_number":
        send_text()
    elif attribute == "email":
        send_email()


def record_text(number, text):
    """Records a text message where ministack records those that Amazon SNS sends."""
    # With every message, since ministack loads this service later.
    from ministack.services import sns

    sns._sms_log_for(number).append({"PhoneNumber": number, "Message": text})
