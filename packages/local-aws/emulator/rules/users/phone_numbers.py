import re

from ..rule import Rule
from .requested import refuse_other_formats, wherever_set

# "A phone number must start with a plus (+) sign, followed immediately by the country code" (on the same page). Of E.164,
# no country code begins with 0, something follows it, and a number has up to 15 digits.
PHONE_NUMBER = re.compile(r"\+[1-9][0-9]{1,14}")


def refuse_other_numbers(cognito, request):
    # AWS documents the rules, but not the words of the refusal. These are those that users report.
    message = "Invalid phone number format."
    return refuse_other_formats(cognito, request, "phone_number", PHONE_NUMBER.fullmatch, message)


RULE = Rule(
    name="phone numbers",
    sentence="A phone number can only contain the + sign and digits.",
    page="https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-attributes.html",
    before=wherever_set(refuse_other_numbers),
)
