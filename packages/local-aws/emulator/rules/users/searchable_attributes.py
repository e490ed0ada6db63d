import re

from ..lookup import refuse
from ..rule import Rule

SEARCHABLE = (
    "username",
    "email",
    "phone_number",
    "name",
    "given_name",
    "family_name",
    "preferred_username",
    "cognito:user_status",
    "status",
    "sub",
)
# ministack takes the name in quotation marks, too.
FILTER = re.compile(r'\s*("?)([\w:]+)\1\s*\^?=\s*"(?:[^"\\]|\\.)*"\s*', re.DOTALL)


def refuse_other_filters(cognito, request):
    """ministack answers with all users to a filter that it can't read."""
    found = FILTER.fullmatch(request.get("Filter") or 'sub = ""')
    if found and found[2] in SEARCHABLE:
        return None
    # AWS documents neither the error nor its words. They are those that users report of a filter that can't be read.
    return refuse(cognito, "InvalidParameterException", "Error while parsing filter.")


RULE = Rule(
    name="searchable attributes",
    sentence="You can only search for the following standard attributes:",
    page="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ListUsers.html",
    before={"ListUsers": refuse_other_filters},
)
