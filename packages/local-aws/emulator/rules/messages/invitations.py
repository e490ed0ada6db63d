import functools
import json

from ..lookup import attributes_of, pool_of, refuse, user_of
from ..rule import Rule
from . import delivery, occasion

# AWS documents no text. ministack has such a one for email.
DEFAULT_TEXT = "Your username is {username} and temporary password is {####}."
FUNCTION_ERRORS = ("InvalidLambdaResponseException", "UnexpectedLambdaException", "UserLambdaValidationException")


def inviting(cognito, create, acted):
    """The function that creates users, who are invited by each medium. Migrated users are created by it, too."""

    def create_and_invite(request):
        pool = pool_of(cognito, request)
        if pool is None or request.get("MessageAction") == "SUPPRESS":
            return create(request)

        def proceed(sent):
            return invite(cognito, create, acted, pool, sent)

        former = user_of(cognito, request)
        answer = occasion.within("AdminCreateUser", cognito, request, proceed, acted)
        user = user_of(cognito, request)
        if is_refused_by_function(answer) and user is not None and user is not former:
            acted()
            remove(pool, user)
        return answer

    return create_and_invite


def invite(cognito, create, acted, pool, request):
    mediums = request.get("DesiredDeliveryMediums")
    if mediums == ["EMAIL"]:
        return create(request)
    # ministack sends nothing to the user whom it creates so. AWS may mail the invitation if neither a medium nor a phone
    # number is given, as its users report. It documents nothing of it.
    answer = create({**request, "DesiredDeliveryMediums": ["SMS"]})
    if answer[0] != 200:
        return answer
    user = user_of(cognito, request)
    attributes = attributes_of(cognito, user)
    is_texted = "SMS" in (mediums or ["SMS"]) and delivery.reachable(pool, attributes, "phone_number")
    if is_texted or (not mediums and attributes.get("email")):
        acted()
    send_text = text_to_send(cognito, request, pool, user) if is_texted else None
    if "EMAIL" in (mediums or ()):
        mailed = create({**request, "MessageAction": "RESEND", "DesiredDeliveryMediums": ["EMAIL"]})
        if mailed[0] != 200:
            return mailed
    if send_text:
        send_text()
    return answer


def is_refused_by_function(answer):
    """Whether a function refused an invitation.

    A message that can't be delivered leaves the user, as AWS confirms: https://github.com/aws/aws-sdk/issues/438
    """
    return answer[0] != 200 and json.loads(answer[2])["__type"] in FUNCTION_ERRORS


def remove(pool, user):
    pool["_users"].pop(user["Username"], None)
    pool["EstimatedNumberOfUsers"] = len(pool["_users"])


def refuse_without_address(cognito, request):
    pool = pool_of(cognito, request)
    if pool is None or request.get("MessageAction") == "SUPPRESS":
        return None
    return refusal_without_address(cognito, pool, request, request.get("DesiredDeliveryMediums") or ())


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


def text_to_send(cognito, request, pool, user):
    """Writes an invitation as a text message, and gives the function that sends it."""
    attributes, name = attributes_of(cognito, user), user["Username"]
    template = (pool.get("AdminCreateUserConfig") or {}).get("InviteMessageTemplate") or {}
    to_phone = functools.partial(occasion.to, occasion.current(), "phone_number")
    with to_phone():
        custom = cognito._apply_custom_message_trigger(
            pool, "CustomMessage_AdminCreateUser", name, attributes, request.get("ClientMetadata")
        )
    text = custom.get("smsMessage") or template.get("SMSMessage") or DEFAULT_TEXT
    body = cognito._expand_template(text, cognito._template_username(pool, name, attributes), user["_password"])

    def send():
        with to_phone():
            cognito._deliver_invitation_email(pool, name, attributes, "", body)

    return send


RULE = Rule(
    name="mediums of invitations",
    sentence=(
        "Specify EMAIL if email will be used to send the welcome message. Specify SMS if the phone number will be "
        "used. The default value is SMS. You can specify more than one value."
    ),
    page="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminCreateUser.html",
    before={"AdminCreateUser": refuse_without_address},
    wrapped={"_admin_create_user": inviting, "_deliver_invitation_email": delivery.invitations_by_medium},
    uses=("_apply_custom_message_trigger", "_username_alias_attribute", *delivery.USED),
)
