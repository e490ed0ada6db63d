from ..lookup import refuse
from ..rule import Rule


def refuse_others(cognito, request):
    settings = request.get("UserAttributeUpdateSettings") or {}
    before_updates = set(settings.get("AttributesRequireVerificationBeforeUpdate") or [])
    if before_updates <= set(request.get("AutoVerifiedAttributes") or []):
        return None
    # Users report the refusal and its words.
    message = "All attributes in AttributesRequireVerificationBeforeUpdate must exist in AutoVerifiedAttributes"
    return refuse(cognito, "InvalidParameterException", message)


RULE = Rule(
    name="attributes to verify before updates",
    sentence=(
        "Requires that your user verifies their email address, phone number, or both before Amazon Cognito updates the value "
        "of that attribute."
    ),
    page=(
        "https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UserAttributeUpdateSettingsType.html"
    ),
    reported=True,
    before={"CreateUserPool": refuse_others, "UpdateUserPool": refuse_others},
)
