import datetime
import re

from ..rule import Rule
from .requested import refuse_other_formats, wherever_set

FORMAT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def refuse_other_dates(cognito, request):
    # AWS documents the format, but neither the error nor its words.
    message = "birthdate: Value must be a valid date in the format YYYY-MM-DD."
    return refuse_other_formats(cognito, request, "birthdate", is_date, message)


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
    before=wherever_set(refuse_other_dates),
)
