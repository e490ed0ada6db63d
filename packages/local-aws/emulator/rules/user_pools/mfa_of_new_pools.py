from ..lookup import refuse
from ..rule import Rule


def refuse_without_text_messages(cognito, request):
    if request.get("MfaConfiguration", "OFF") == "OFF" or request.get("SmsConfiguration"):
        return None
    # AWS documents the error, but not its words. These are those that users report.
    message = "SMS configuration and Auto verification for phone_number are required when MFA is required/optional"
    return refuse(cognito, "InvalidParameterException", message)


RULE = Rule(
    name="MFA of new pools",
    sentence=(
        "If you omit SmsConfiguration, the operation returns an InvalidParameterException. To configure TOTP or email MFA, "
        "use the SetUserPoolMfaConfig operation."
    ),
    page="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPool.html",
    before={"CreateUserPool": refuse_without_text_messages},
)
