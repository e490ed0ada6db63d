from ..lookup import refuse
from ..rule import Rule


def refuse_without_source(cognito, request):
    mail = request.get("EmailConfiguration") or {}
    if mail.get("EmailSendingAccount") == "DEVELOPER" and not mail.get("SourceArn"):
        # Users report the refusal and its words.
        message = "Source ARN is required to use DEVELOPER email sending owner"
        return refuse(cognito, "InvalidParameterException", message)
    return None


RULE = Rule(
    name="source of a developer's mails",
    sentence=(
        "If you use this option, provide the ARN of an Amazon SES verified email address for the SourceArn parameter."
    ),
    page="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_EmailConfigurationType.html",
    reported=True,
    before={"CreateUserPool": refuse_without_source, "UpdateUserPool": refuse_without_source},
)
