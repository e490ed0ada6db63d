from ..lookup import attributes_of, pool_of, refuse, user_of
from ..rule import Rule
from ..triggers.invocation import Refused
from . import delivery, occasion

# AWS documents no text. ministack has such a one for email.
DEFAULT_TEXT = "Your username is {username} and temporary password is {####}."


def invite(cognito, request, proceed, acted):
    pool, mediums = pool_of(cognito, request), request.get("DesiredDeliveryMediums")
    if pool is None or request.get("MessageAction") == "SUPPRESS":
        return proceed(request)
    refusal = refusal_without_address(cognito, pool, request, mediums or ())
    if refusal:
        acted()
        return refusal
    if mediums == ["EMAIL"]:
        return proceed(request)
    # AWS may mail it if neither a medium nor a phone number is given, as its users report. It documents nothing of it.
    answer = proceed({**request, "DesiredDeliveryMediums": mediums or ["SMS"]})
    if answer[0] != 200:
        return answer
    user = user_of(cognito, request)
    attributes = attributes_of(cognito, user)
    is_texted = "SMS" in (mediums or ["SMS"]) and delivery.reachable(pool, attributes, "phone_number")
    if is_texted or (not mediums and attributes.get("email")):
        acted()
    return (text_invitation(cognito, request, pool, user) if is_texted else None) or answer


def refusal_without_address(cognito, pool, request, mediums):
    """The answer to a request for a medium that the user has no address for; None if there is an address."""
    attributes = attributes_to_invite(cognito, pool, request)
    if attributes is None:
        return None
    # AWS documents that the address must be given. The words for email are those that its users report.
    if "EMAIL" in mediums and not attributes.get("email"):
        return refuse(cognito, "InvalidParameterException", "No email provided but desired delivery medium was Email")
    if "SMS" in mediums and not attributes.get("phone_number"):
        message = "No phone number provided but desired delivery medium was SMS"
        return refuse(cognito, "InvalidParameterException", message)
    return None


def attributes_to_invite(cognito, pool, request):
    """The attributes of the user who is invited; None if the request is about one who doesn't exist."""
    if request.get("MessageAction") == "RESEND":
        user = user_of(cognito, request)
        return attributes_of(cognito, user) if user else None
    return {
        cognito._username_alias_attribute(pool, request["Username"]): request["Username"],
        **cognito._attr_list_to_dict(request.get("UserAttributes") or []),
    }


def text_invitation(cognito, request, pool, user):
    """Sends an invitation as a text message. The answer that refuses the request, if it can't."""
    attributes, name = attributes_of(cognito, user), user["Username"]
    template = (pool.get("AdminCreateUserConfig") or {}).get("InviteMessageTemplate") or {}
    try:
        with occasion.during("AdminCreateUser", request) as during, occasion.to(during, "phone_number"):
            custom = cognito._apply_custom_message_trigger(
                pool, "CustomMessage_AdminCreateUser", name, attributes, request.get("ClientMetadata")
            )
            text = custom.get("smsMessage") or template.get("SMSMessage") or DEFAULT_TEXT
            display = cognito._template_username(pool, name, attributes)
            body = cognito._expand_template(text, display, user["_password"])
            cognito._deliver_invitation_email(pool, name, attributes, "", body)
    except Refused as refused:
        return refused.answer
    return None


RULE = Rule(
    name="mediums of invitations",
    sentence=(
        "Specify EMAIL if email will be used to send the welcome message. Specify SMS if the phone number will be "
        "used. The default value is SMS. You can specify more than one value."
    ),
    page="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminCreateUser.html",
    around={"AdminCreateUser": invite},
    wrapped={"_deliver_invitation_email": delivery.invitations_by_medium},
    uses=("_apply_custom_message_trigger", "_username_alias_attribute", *delivery.USED),
)
