import functools

from ..lookup import attributes_of, pool_of, succeed, user_of
from ..passwords.recovery_mechanisms import usable_attributes
from ..rule import Rule
from . import delivery, occasion


def recover(operation, cognito, request, proceed, acted):
    pool, user = pool_of(cognito, request), user_of(cognito, request)
    if pool is None or user is None:
        return proceed(request)
    attribute = attribute_to_recover(cognito, pool, user)
    with occasion.during(operation, request) as during:
        with occasion.to(during, None):
            answer = proceed(request)
        if answer[0] != 200:
            return answer
        # To an email address, ministack sends a code itself.
        if attribute != "email":
            acted()
        # ministack's is the same for everybody: it would replace the password of whoever never got it.
        user["_reset_code"] = delivery.new_code()
        # Nothing is sent to what isn't verified; whether the request is refused then is up to another rule.
        if attribute is None:
            return answer
        details, refusal = delivery.send_code(cognito, during, pool, user, attribute, user["_reset_code"])
    if refusal or operation != "ForgotPassword":
        return refusal or answer
    return succeed(cognito, {"CodeDeliveryDetails": details})


def attribute_to_recover(cognito, pool, user):
    """The attribute that a code for a new password goes to; None if none may be used, or none can be reached."""
    attributes, usable = attributes_of(cognito, user), usable_attributes(cognito, pool, user)
    return next((name for name in usable if delivery.reachable(pool, attributes, name)), None)


RULE = Rule(
    name="mediums of recovery codes",
    sentence=(
        "For example, if verified_email has a priority of 1 and verified_phone_number has a priority of 2, your user "
        "pool sends account-recovery messages to a verified email address but falls back to an SMS message if the user "
        "has a verified phone number."
    ),
    page="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_RecoveryOptionType.html",
    around={name: functools.partial(recover, name) for name in ("ForgotPassword", "AdminResetUserPassword")},
    wrapped={"_send_verification_email": delivery.codes_by_medium},
    uses=delivery.USED,
)
