from ..lookup import refuse
from ..rule import Rule


def refuse_both(cognito, request):
    if request.get("AliasAttributes") and request.get("UsernameAttributes"):
        # AWS documents that these are alternatives, but not the refusal. Users report it and its words.
        message = "Only one of the aliasAttributes or usernameAttributes can be set in a User pool."
        return refuse(cognito, "InvalidParameterException", message)
    return None


RULE = Rule(
    name="aliases or username attributes",
    sentence=(
        "Alternatively, you can set up alias attributes to give your users the option: they can include multiple attributes "
        "when they sign up, and then sign in with a username, preferred username, email address, or phone number."
    ),
    page="https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-attributes.html",
    reported=True,
    before={"CreateUserPool": refuse_both},
)
