"""The challenges to enter a code that is sent. It is no rule, but rules need it."""

import secrets

from ..lookup import attributes_of, pool_of, refuse, set_attributes, succeed, user_of
from ..messages import delivery, occasion
from ..triggers.invocation import Refused
from . import second_factors, sessions

# What these functions need of ministack.
USED = (
    "_DEFAULT_EMAIL_OTP_MESSAGE",
    "_DEFAULT_EMAIL_OTP_SUBJECT",
    "_build_auth_result",
    "_finish_auth_event",
)

# By challenge, the attribute that its code is sent to.
ATTRIBUTES = {**second_factors.ATTRIBUTES, "SMS_OTP": "phone_number"}


def pose(cognito, pool, user, challenge, code, is_first=False):
    """Sends a code, and returns the challenge to enter it. Raises what refuses the request where it can't be sent.

    is_first: whether the code is the first factor. The challenge of both is called EMAIL_OTP.
    """
    during, attribute = occasion.current(), ATTRIBUTES[challenge]
    details, refusal = delivery.send_code(cognito, during, with_texts(cognito, pool), user, attribute, code)
    if refusal:
        raise Refused(refusal)
    token = secrets.token_urlsafe(64)
    issued_for = (pool["Id"], during.request["ClientId"], user["Username"])
    session = sessions.keep(cognito, token, challenge, *issued_for)
    session.update(code=code, is_first=is_first, sent_to=attributes_of(cognito, user)[attribute])
    return {
        "ChallengeName": challenge,
        "Session": token,
        "ChallengeParameters": {
            "USER_ID_FOR_SRP": user["Username"],
            "CODE_DELIVERY_DELIVERY_MEDIUM": details["DeliveryMedium"],
            "CODE_DELIVERY_DESTINATION": details["Destination"],
        },
    }


def with_texts(cognito, pool):
    """The pool, with its texts for signing in where it has those for verification."""
    # "You can only customize the MFA message template when MFA is required or optional in your user pool."
    # (https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-sms-settings.html)
    customizable = pool if pool.get("MfaConfiguration", "OFF") != "OFF" else {}
    mail, text = (customizable.get(name) or {} for name in ("EmailMfaConfiguration", "SmsMfaConfiguration"))
    template = {
        "DefaultEmailOption": "CONFIRM_WITH_CODE",
        # AWS documents no default. These are ministack's, for its sign-in page.
        "EmailMessage": mail.get("Message") or cognito._DEFAULT_EMAIL_OTP_MESSAGE,
        "EmailSubject": mail.get("Subject") or cognito._DEFAULT_EMAIL_OTP_SUBJECT,
        "SmsMessage": text.get("SmsAuthenticationMessage")
        or customizable.get("SmsAuthenticationMessage")
        or cognito._DEFAULT_EMAIL_OTP_MESSAGE,
    }
    return {**pool, "VerificationMessageTemplate": template}


def is_of_first_factor(cognito, request):
    """Whether a request answers a challenge that was posed for a first factor."""
    return (sessions.find(cognito, request) or {}).get("is_first", False)


def answer(cognito, request):
    """Answers a code: with tokens, or with what refuses it."""
    user, session = user_of(cognito, request), sessions.find(cognito, request)
    # Whether it was used before is for the rule about sessions, which marks it as used before this looks.
    refusal = sessions.refusal_of_other(cognito, request, session)
    if refusal:
        return refusal
    is_right = enter(cognito, user, session, sessions.response_to(request, f"{request['ChallengeName']}_CODE"))
    cognito._finish_auth_event(user, request["Session"], "Mfa", is_right)
    if not is_right:
        # AWS documents the error. The words are those that its users report.
        return refuse(cognito, "CodeMismatchException", "Invalid code or auth state for the user.")
    tokens = cognito._build_auth_result(
        pool_of(cognito, request)["Id"],
        request["ClientId"],
        user,
        client_metadata=request.get("ClientMetadata") or {},
    )
    return succeed(cognito, {"AuthenticationResult": tokens})


def enter(cognito, user, session, code):
    """Whether a code is the one that was sent in a session. It then verifies the attribute that it was sent to."""
    if code != session["code"]:
        return False
    attribute = ATTRIBUTES[session["pending_builtin_challenge"]]
    if attributes_of(cognito, user).get(attribute) == session["sent_to"]:
        set_attributes(cognito, user, {f"{attribute}_verified": "true"})
    return True
