from ..rule import Rule
from .requested import refuse_other_formats, wherever_set


def refuse_other_addresses(cognito, request):
    # AWS documents the format, but not the words of the refusal. These are those that users report.
    message = "Invalid email address format."
    return refuse_other_formats(cognito, request, "email", cognito._USERNAME_EMAIL_RE.fullmatch, message)


RULE = Rule(
    name="email addresses",
    sentence=(
        "Value must be a valid email address string following the standard email format with @ symbol and domain, up to 2048 "
        "characters in length."
    ),
    page="https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-attributes.html",
    before=wherever_set(refuse_other_addresses),
    uses=("_USERNAME_EMAIL_RE",),
)
