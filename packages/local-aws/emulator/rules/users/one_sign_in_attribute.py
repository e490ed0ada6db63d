from ..lookup import attributes_of, pool_of, refuse, user_of
from ..rule import Rule
from .aliases import comparable

# Where a user has the attribute that the pool's user signed up by.
SIGNED_UP_BY = "_signed_up_by"


def remember_attribute(cognito, request, answer):
    pool, user = pool_of(cognito, request), user_of(cognito, request)
    if user and has_both(pool):
        user.setdefault(SIGNED_UP_BY, cognito._username_alias_attribute(pool, request["Username"]))
        return answer
    return None


def find_by_one(cognito, resolve, acted):
    """The function that finds users, which doesn't by an attribute that isn't their username."""

    def resolve_by_one(pool, username):
        user, error = resolve(pool, username)
        if user is None or not has_both(pool) or is_name_of(cognito, pool, user, username):
            return user, error
        acted()
        return None, refuse(cognito, "UserNotFoundException", "User does not exist.")

    return resolve_by_one


def has_both(pool):
    return len(pool.get("UsernameAttributes") or []) > 1


def is_name_of(cognito, pool, user, username):
    """Whether a user is called so. Of who has been migrated, it isn't known by what."""
    attributes, attribute = attributes_of(cognito, user), user.get(SIGNED_UP_BY)
    if attribute is None or username in (user["Username"], attributes.get("sub")):
        return True
    return comparable(pool, attributes.get(attribute) or "") == comparable(pool, username)


RULE = Rule(
    name="one sign-in attribute of two",
    sentence=(
        "When you select both email address and phone number as username attributes, users can sign in with one or the other, "
        "even if they provide values for both attributes. The sign-in username is based on the value that you pass in the "
        "Username parameter of SignUp."
    ),
    page="https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-attributes.html",
    after={"AdminCreateUser": remember_attribute, "SignUp": remember_attribute},
    wrapped={"_resolve_user": find_by_one},
    uses=("_username_alias_attribute",),
)
