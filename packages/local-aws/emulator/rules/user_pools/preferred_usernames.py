from ..lookup import refuse
from ..rule import Rule

NAME = "preferred_username"


def refuse_both(cognito, request):
    is_required = any(one.get("Name") == NAME and one.get("Required") for one in request.get("Schema") or [])
    if is_required and NAME in (request.get("AliasAttributes") or []):
        # AWS documents the refusal, but neither its error nor its words.
        message = "preferred_username can be required or an alias, but not both."
        return refuse(cognito, "InvalidParameterException", message)
    return None


RULE = Rule(
    name="preferred usernames required or aliases",
    sentence="You can select preferred_username as required or as an alias, but not both.",
    page="https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-attributes.html",
    before={"CreateUserPool": refuse_both},
)
