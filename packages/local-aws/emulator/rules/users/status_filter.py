import re

from ..rule import Rule

FILTER = re.compile(r'\s*"?cognito:user_status"?\s*(\^?=)\s*"([^"]*)"\s*', re.DOTALL)


def filter_by_status(_cognito, apply_filter, acted):
    def apply(users, text):
        found = FILTER.fullmatch(text)
        if not found:
            return apply_filter(users, text)
        acted()
        matches = str.startswith if found[1] == "^=" else str.__eq__
        return [user for user in users if matches(user.get("UserStatus", "CONFIRMED").lower(), found[2].lower())]

    return apply


RULE = Rule(
    name="filter by status",
    # In the list of what ListUsers searches for.
    sentence="cognito:user_status (called Status in the Console) (case-insensitive)",
    page="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ListUsers.html",
    wrapped={"_apply_user_filter": filter_by_status},
)
