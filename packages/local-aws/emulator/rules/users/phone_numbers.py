import re

from ..lookup import refuse
from ..rule import Rule
from .requested import requested_attributes, wherever_set

# As E.164 has it.
PHONE_NUMBER = re.compile(r"\+[0-9]{1,15}")


def refuse_other_formats(cognito, request):
    number = requested_attributes(request).get("phone_number")
    if number and not PHONE_NUMBER.fullmatch(number):
        # AWS documents the rules, but not the words of the refusal. These are those that users report.
        return refuse(cognito, "InvalidParameterException", "Invalid phone number format.")
    return None


RULE = Rule(
    name="phone numbers",
    sentence="A phone number can only contain the + sign and digits.",
    page="https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-attributes.html",
    before=wherever_set(refuse_other_formats),
)
