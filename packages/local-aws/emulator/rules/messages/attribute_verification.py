from ..lookup import pool_of, refuse, succeed, user_of
from ..rule import Rule
from . import attribute_codes, delivery, occasion


def send_code(cognito, request):
    pool, user, name = pool_of(cognito, request), user_of(cognito, request), request["AttributeName"]
    refusal = refusal_of(cognito, user, name)
    if refusal:
        return refusal
    value = attribute_codes.value_to_verify(cognito, user, name)
    if not delivery.reachable(pool, {name: value}, name):
        # AWS documents that the request needs an address, and no words.
        return refuse(cognito, "InvalidParameterException", f"User has no {name} that a code can be sent to.")
    with occasion.during("GetUserAttributeVerificationCode", request) as during:
        details, refusal = attribute_codes.issue(cognito, during, pool, user, name, value)
    return refusal or succeed(cognito, {"CodeDeliveryDetails": details})


def verify(cognito, request):
    user, name = user_of(cognito, request), request["AttributeName"]
    refusal = refusal_of(cognito, user, name)
    if refusal:
        return refusal
    refusal = cognito._code_error(attribute_codes.code_for(cognito, user, name), request["Code"])
    if refusal:
        return refusal
    attribute_codes.verify(cognito, user, name)
    return succeed(cognito, {})


def refusal_of(cognito, user, name):
    if user is None:
        return refuse(cognito, "NotAuthorizedException", "Invalid Access Token")
    if name not in attribute_codes.NAMES:
        return refuse(cognito, "InvalidParameterException", f"Attribute {name} can't be verified.")
    return None


RULE = Rule(
    name="verification of attributes",
    sentence=(
        "When successful, the user's attribute becomes verified and the attribute email_verified or "
        "phone_number_verified becomes true."
    ),
    page="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_VerifyUserAttribute.html",
    operations={"GetUserAttributeVerificationCode": send_code, "VerifyUserAttribute": verify},
    wrapped={"_send_verification_email": delivery.codes_by_medium},
    uses=("_code_error", *delivery.USED),
)
