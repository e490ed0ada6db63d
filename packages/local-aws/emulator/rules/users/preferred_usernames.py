from ..lookup import pool_of, refuse
from ..rule import Rule
from .aliases import alias_names
from .requested import requested_attributes


def refuse_at_sign_up(cognito, request):
    pool, given = pool_of(cognito, request), requested_attributes(request)
    if pool and given.get("preferred_username") and "preferred_username" in alias_names(pool):
        # AWS documents the refusal, but not its words. These are those that users report.
        message = (
            "Preferred username cannot be provided for unconfirmed account, since user pool is configured for "
            "preferred username alias."
        )
        return refuse(cognito, "InvalidParameterException", message)
    return None


RULE = Rule(
    name="no preferred usernames at sign-up",
    sentence=(
        "If you select preferred_username as an alias, your user can provide the value only when they confirm an "
        "account. They can't provide the value during registration."
    ),
    page="https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-attributes.html",
    before={"SignUp": refuse_at_sign_up},
)
