from ..messages import delivery, occasion
from ..rule import Rule
from ..sign_in import first_factors, sent_codes, sessions


def offer_texts(_cognito, offered_of, acted):
    """The function that says what a page offers, which offers text messages, too."""

    def offered(pool):
        factors = offered_of(pool)
        is_open = pool.get("MfaConfiguration", "OFF") != "ON" and "SMS_OTP" in first_factors.allowed(pool)
        if not is_open:
            return factors
        acted()
        return [factor for factor in first_factors.allowed(pool) if factor in (*factors, "SMS_OTP")]

    return offered


def send_codes(cognito, begin, acted):
    """The function that begins with a factor, and sends a code that nobody knows before."""
    cognito._CHALLENGE_LABELS["SMS_OTP"] = "Text message code"

    def begin_or_send(pool, token, session, challenge):
        if challenge not in first_factors.BY_CODE:
            return begin(pool, token, session, challenge)
        acted()
        session["challenge"] = challenge
        user = cognito._resolve_user(pool, session["username"])[0]
        # To whom no code is sent, the page looks the same: it doesn't tell who is a user.
        if user and challenge in first_factors.by_code(cognito, pool, user):
            session["otp_code"] = send_code(cognito, pool, session, user, challenge)
        return cognito._email_otp_page_html(token)

    return begin_or_send


def send_code(cognito, pool, session, user, challenge):
    """The code that was sent; None if it can't be, as if there were no such user."""
    code, request = delivery.new_code(first_factors.DIGITS), {"UserPoolId": pool["Id"], "ClientId": session["client_id"]}
    with occasion.during("InitiateAuth", request) as during:
        texts, attribute = sent_codes.with_texts(cognito, pool), first_factors.BY_CODE[challenge]
        _, refusal = delivery.send_code(cognito, during, texts, user, attribute, code)
    return None if refusal else code


def say_sent(_cognito, page_of, _acted):
    """The page that asks for a code, which is mailed or texted."""

    def page_with(token, error_message=""):
        return page_of(token, error_message).replace("we emailed you", "we sent you")

    return page_with


RULE = Rule(
    name="first factors on sign-in pages",
    sentence=(
        "Your application can prompt users to enter their username, email address, or phone number. Amazon Cognito then "
        "generates a one-time password (OTP), a code that they must confirm. A successful code completes authentication."
    ),
    page=(
        "https://docs.aws.amazon.com/cognito/latest/developerguide/"
        "amazon-cognito-user-pools-authentication-flow-methods.html"
    ),
    wrapped={
        "_available_first_auth_factors": offer_texts,
        "_begin_user_auth_challenge": send_codes,
        "_email_otp_page_html": say_sent,
    },
    uses=(*delivery.USED, *sent_codes.USED, *sessions.USED, "_CHALLENGE_LABELS"),
)
