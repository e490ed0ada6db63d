from ..lookup import refuse
from ..rule import Rule


def refuse_both(cognito, request):
    template = request.get("VerificationMessageTemplate") or {}
    if template.get("EmailMessage") and template.get("EmailMessageByLink"):
        # AWS documents the refusal, but neither its error nor its words.
        message = "Only one of EmailMessage and EmailMessageByLink can be set."
        return refuse(cognito, "InvalidParameterException", message)
    return None


RULE = Rule(
    name="mails with a code or a link",
    sentence=(
        "For CONFIRM_WITH_CODE, specify an EmailMessage and leave EmailMessageByLink blank. When you supply both parameters "
        "with either choice, Amazon Cognito returns an error."
    ),
    page="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPool.html",
    before={"CreateUserPool": refuse_both, "UpdateUserPool": refuse_both},
)
