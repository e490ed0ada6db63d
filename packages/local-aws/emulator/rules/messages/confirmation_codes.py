from ..lookup import attributes_of, body_of, pool_of, refuse, succeed, user_of
from ..rule import Rule
from . import delivery, occasion


def sign_up(cognito, request, proceed, acted):
    pool = pool_of(cognito, request)
    if pool is None:
        return proceed(request)
    with occasion.during("SignUp", request) as during:
        with occasion.to(during, None):
            answer = proceed(request)
        body = body_of(answer)
        if not body or body.get("UserConfirmed"):
            return answer
        acted()
        user = user_of(cognito, request)
        attribute = attribute_to_confirm(pool, attributes_of(cognito, user))
        body.pop("CodeDeliveryDetails", None)
        if attribute is None:
            # A code that nobody was sent confirms nobody.
            user.pop("_confirmation_code", None)
            return succeed(cognito, body)
        details, refusal = send_new_code(cognito, during, pool, user, attribute)
        return refusal or succeed(cognito, {**body, "CodeDeliveryDetails": details})


def resend(cognito, request, proceed, acted):
    pool, user = pool_of(cognito, request), user_of(cognito, request)
    if pool is None or user is None:
        return proceed(request)
    refusal = refusal_to_resend(cognito, pool, user)
    if refusal:
        acted()
        return refusal
    with occasion.during("ResendConfirmationCode", request) as during:
        with occasion.to(during, None):
            answer = proceed(request)
        if answer[0] != 200:
            return answer
        attribute = attribute_to_confirm(pool, attributes_of(cognito, user))
        # To an email address, ministack sends a code itself.
        if attribute != "email":
            acted()
        details, refusal = send_new_code(cognito, during, pool, user, attribute)
        return refusal or succeed(cognito, {"CodeDeliveryDetails": details})


def send_new_code(cognito, during, pool, user, attribute):
    # ministack's is the same for everybody: it would confirm whoever never got it.
    user["_confirmation_code"] = delivery.new_code()
    return delivery.send_code(cognito, during, pool, user, attribute, user["_confirmation_code"])


def refusal_to_resend(cognito, pool, user):
    # AWS documents neither the errors nor their words. These are those that its users report.
    if user.get("UserStatus") != "UNCONFIRMED":
        return refuse(cognito, "InvalidParameterException", "User is already confirmed.")
    if attribute_to_confirm(pool, attributes_of(cognito, user)) is None:
        return refuse(cognito, "NotAuthorizedException", "Cannot resend codes. Auto verification not turned on.")
    return None


def attribute_to_confirm(pool, attributes):
    """The attribute that a new user's code goes to; None if the pool verifies none that the user has."""
    # Where it can send to both, Amazon Cognito chooses the phone number:
    # https://docs.aws.amazon.com/cognito/latest/developerguide/signing-up-users-in-your-app.html
    verified = pool.get("AutoVerifiedAttributes") or ()
    return next((name for name in ("phone_number", "email") if name in verified and attributes.get(name)), None)


RULE = Rule(
    name="mediums of confirmation codes",
    sentence=(
        "Amazon Cognito sends confirmation codes to the user attribute in the AutoVerifiedAttributes property of your "
        "user pool."
    ),
    page="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ResendConfirmationCode.html",
    around={"SignUp": sign_up, "ResendConfirmationCode": resend},
    wrapped={"_send_verification_email": delivery.codes_by_medium},
    uses=delivery.USED,
)
