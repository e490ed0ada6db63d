from ..lookup import pool_of, refuse, user_of
from ..rule import Rule
from .aliases import others_with
from .requested import requested_attributes


def refuse_taken(cognito, request):
    pool, user = pool_of(cognito, request), user_of(cognito, request)
    if pool is None or user is None:
        return None
    given = requested_attributes(request)
    for name in pool.get("UsernameAttributes") or []:
        if given.get(name) and others_with(cognito, pool, user, name, given[name]):
            # AWS documents the error, but not its words. These are those that users report of an email address.
            return refuse(cognito, "AliasExistsException", f"An account with the given {name} already exists.")
    return None


RULE = Rule(
    name="unique sign-in attributes",
    sentence="The email address or phone number must be unique, and it must not already be in use by another user.",
    page="https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-attributes.html",
    # ministack does so itself where users are created.
    before={"AdminUpdateUserAttributes": refuse_taken, "UpdateUserAttributes": refuse_taken},
)
