import re

from ..lookup import refuse
from ..rule import Rule
from .requested import requested_attributes, wherever_set

# "A phone number must start with a plus (+) sign, followed immediately by the country code" (on the same page). Of E.164,
# no country code begins with 0, something follows it, and a number has up to 15 digits.
PHONE_NUMBER = re.compile(r"\+[1-9][0-9]{1,14}")


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
