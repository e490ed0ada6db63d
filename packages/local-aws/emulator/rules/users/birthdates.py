import datetime
import re

from ..lookup import refuse
from ..rule import Rule
from .requested import requested_attributes, wherever_set

FORMAT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def refuse_other_formats(cognito, request):
    date = requested_attributes(request).get("birthdate")
    if date and not is_date(date):
        # AWS documents the format, but neither the error nor its words.
        message = "birthdate: Value must be a valid date in the format YYYY-MM-DD."
        return refuse(cognito, "InvalidParameterException", message)
    return None


def is_date(text):
    if not FORMAT.fullmatch(text):
        return False
    try:
        datetime.date.fromisoformat(text)
    except ValueError:
        return False
    return True


RULE = Rule(
    name="birthdates",
    sentence="Value must be a valid 10 character date in the format YYYY-MM-DD.",
    page="https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-attributes.html",
    before=wherever_set(refuse_other_formats),
)
