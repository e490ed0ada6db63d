from ..lookup import attributes_of, body_of, pool_of, set_attributes, succeed, user_of
from ..rule import Rule
from . import attribute_codes, delivery


def update(cognito, request, proceed, acted):
    pool, user = pool_of(cognito, request), user_of(cognito, request)
    before = attributes_of(cognito, user) if user else {}
    answer = proceed(request)
    if answer[0] != 200:
        return answer
    after = attributes_of(cognito, user)
    changed = [name for name in attribute_codes.NAMES if after.get(name) and after[name] != before.get(name)]
    if not changed:
        return answer
    acted()
    for name in changed:
        set_attributes(cognito, user, {f"{name}_verified": "false"})
    values = {name: after[name] for name in changed if name in (pool.get("AutoVerifiedAttributes") or ())}
    sent, refusal = attribute_codes.send(cognito, "UpdateUserAttributes", request, pool, user, values)
    return refusal or succeed(cognito, {**body_of(answer), "CodeDeliveryDetailsList": sent})


RULE = Rule(
    name="changes of verified attributes",
    # That the new value isn't verified, and is set at once, is in the developer guide:
    # https://docs.aws.amazon.com/cognito/latest/developerguide/signing-up-users-in-your-app.html
    sentence=(
        "When the attribute-update request includes an email address or phone number attribute, Amazon Cognito sends a "
        "message to users with a code that confirms ownership of the new value that they entered. The "
        "CodeDeliveryDetails object is information about the delivery destination for that link or code. This behavior "
        "happens in user pools configured to automatically verify changes to those attributes."
    ),
    page="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UpdateUserAttributes.html",
    around={"UpdateUserAttributes": update},
    wrapped={"_send_verification_email": delivery.codes_by_medium},
    uses=delivery.USED,
)
