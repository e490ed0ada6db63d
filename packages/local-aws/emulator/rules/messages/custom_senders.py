import html

from ..lookup import client_of, refuse
from ..rule import Rule
from ..triggers.invocation import USED, Refused, function_of, start
from . import encryption_sdk, occasion

# By the attribute that a message goes to.
TRIGGERS = {"email": "CustomEmailSender", "phone_number": "CustomSMSSender"}
REQUEST_TYPES = {"CustomEmailSender": "customEmailSenderRequestV1", "CustomSMSSender": "customSMSSenderRequestV1"}


def codes_by_function(cognito, send, acted):
    """The function that sends codes, or has the pool's function send them."""

    def send_code(pool, username, attributes, code, attribute_name="email"):
        during = occasion.current()
        if sender_of(pool, during):
            acted()
            send_by_function(cognito, pool, username, attributes, code, during)
        else:
            send(pool, username, attributes, code, attribute_name)

    return send_code


def invitations_by_function(cognito, send, acted):
    """The function that sends invitations, or has the pool's function send them."""

    def send_invitation(pool, username, attributes, subject, body):
        during = occasion.current()
        if sender_of(pool, during):
            acted()
            # Amazon Cognito HTML-escapes the temporary password:
            # https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-custom-sender-triggers.html
            password = html.escape(pool["_users"][username]["_password"], quote=False)
            send_by_function(cognito, pool, username, attributes, password, during)
        else:
            send(pool, username, attributes, subject, body)

    return send_invitation


def without_text(_cognito, ask, acted):
    """The function that asks for texts, which doesn't where a function sends the message in place of the pool."""

    def ask_function(pool, *arguments, **options):
        if not sender_of(pool, occasion.current()):
            return ask(pool, *arguments, **options)
        if function_of(pool, "CustomMessage"):
            acted()
        return {}

    return ask_function


def sender_of(pool, during):
    """The name of the trigger that sends a message in place of the pool; None if there is none, or no message."""
    trigger = TRIGGERS.get(during.attribute) if during else None
    return trigger if trigger and function_of(pool, trigger) else None


def send_by_function(cognito, pool, username, attributes, code, during):
    trigger = sender_of(pool, during)
    user = pool["_users"].get(username, {})
    secret = encrypt(cognito, pool, code)
    request = {
        "type": REQUEST_TYPES[trigger],
        "code": secret,
        "clientMetadata": during.request.get("ClientMetadata"),
        "userAttributes": {**attributes, "cognito:user_status": user.get("UserStatus")},
    }
    source, client = f"{trigger}_{during.name}", client_of(cognito, during.request).get("ClientId")
    # "Except for Custom Sender Lambda triggers, Amazon Cognito invokes Lambda functions synchronously" (AWS's guide to
    # triggers): only a function that can't be invoked refuses the request.
    start(cognito, pool, trigger, source, username, request, client_id=client)


def encrypt(cognito, pool, code):
    """The code as the pool's function gets it."""
    # The pool's id is the encryption context that the policies in AWS's guide have: kms:EncryptionContext:userpool-id.
    try:
        return encryption_sdk.encrypt(pool["LambdaConfig"].get("KMSKeyID", ""), code, {"userpool-id": pool["Id"]})
    except ValueError as error:
        raise Refused(refuse(cognito, "CodeDeliveryFailureException", str(error))) from error


RULE = Rule(
    name="custom senders",
    sentence=(
        "When you assign a custom email sender trigger to your user pool, Amazon Cognito invokes a Lambda function "
        "instead of its default behavior when a user event requires that it send an email message."
    ),
    page="https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-custom-email-sender.html",
    around=occasion.AROUND,
    wrapped={
        "_apply_custom_message_trigger": without_text,
        "_deliver_invitation_email": invitations_by_function,
        "_send_verification_email": codes_by_function,
    },
    uses=(*USED, *encryption_sdk.USED),
)
