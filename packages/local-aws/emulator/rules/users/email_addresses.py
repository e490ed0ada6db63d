from ..lookup import refuse
from ..rule import Rule
from .requested import requested_attributes, wherever_set


def refuse_other_formats(cognito, request):
    address = requested_attributes(request).get("email")
    if address and not cognito._USERNAME_EMAIL_RE.fullmatch(address):
        # AWS documents the format, but not the words of the refusal. These are those that users report.
        return refuse(cognito, "InvalidParameterException", "Invalid email address format.")
    return None


RULE = Rule(
    name="email addresses",
    sentence=(
        "Value must be a valid email address string following the standard email format with @ symbol and domain, up to 2048 "
        "characters in length."
    ),
    page="https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-attributes.html",
    before=wherever_set(refuse_other_formats),
    uses=("_USERNAME_EMAIL_RE",),
)
