import functools

from ..lookup import attributes_of, body_of, pool_of, succeed, user_of
from ..rule import Rule
from . import attribute_codes, delivery

OPERATIONS = ("UpdateUserAttributes", "AdminUpdateUserAttributes")


def hold_back(operation, cognito, request, proceed, acted):
    pool, user = pool_of(cognito, request), user_of(cognito, request)
    if pool is None or user is None:
        return proceed(request)
    held = to_hold_back(cognito, pool, user, request)
    others = [one for one in request.get("UserAttributes") or [] if one["Name"] not in held]
    answer = proceed({**request, "UserAttributes": others})
    if answer[0] != 200:
        return answer
    for one in others:
        # The latest value counts: one that was awaited until now can't come back.
        attribute_codes.forget_awaited(user, one["Name"])
    if not held:
        return answer
    acted()
    for name, value in held.items():
        attribute_codes.await_verification(user, name, value)
    sent, refusal = attribute_codes.send(cognito, operation, request, pool, user, held)
    if refusal or operation != "UpdateUserAttributes":
        return refusal or answer
    body = body_of(answer)
    return succeed(cognito, {**body, "CodeDeliveryDetailsList": [*body.get("CodeDeliveryDetailsList", []), *sent]})


def to_hold_back(cognito, pool, user, request):
    """The new values of a request, by attribute, that the user has to verify first."""
    settings = pool.get("UserAttributeUpdateSettings") or {}
    before, after = attributes_of(cognito, user), cognito._attr_list_to_dict(request.get("UserAttributes") or [])
    return {
        name: after[name]
        for name in settings.get("AttributesRequireVerificationBeforeUpdate") or ()
        # An administrator can say in the same request that it is verified; a blank value deletes the attribute.
        if after.get(name) and after[name] != before.get(name) and after.get(f"{name}_verified") != "true"
    }


RULE = Rule(
    name="verification before an update",
    sentence=(
        "When you update a user attribute that has this option activated, Amazon Cognito sends a verification message "
        "to the new phone number or email address. Amazon Cognito doesn’t change the value of the attribute until your "
        "user responds to the verification message and confirms the new value."
    ),
    page=(
        "https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/"
        "API_UserAttributeUpdateSettingsType.html"
    ),
    around={name: functools.partial(hold_back, name) for name in OPERATIONS},
    wrapped={"_send_verification_email": delivery.codes_by_medium},
    uses=delivery.USED,
)
