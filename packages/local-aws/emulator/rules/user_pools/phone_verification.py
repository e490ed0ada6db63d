from ..lookup import refuse
from ..rule import Rule


def refuse_without_text_messages(cognito, request):
    if "phone_number" not in (request.get("AutoVerifiedAttributes") or []) or request.get("SmsConfiguration"):
        return None
    # Users report the refusal and its words, also of an update that leaves the settings of text messages out.
    message = "SMS configuration is required when phone_number is selected for auto verification"
    return refuse(cognito, "InvalidParameterException", message)


RULE = Rule(
    name="text messages to verify phone numbers",
    sentence="For phone numbers, Amazon Cognito sends a code in an SMS text message.",
    page="https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-email-phone-verification.html",
    reported=True,
    before={"CreateUserPool": refuse_without_text_messages, "UpdateUserPool": refuse_without_text_messages},
)
