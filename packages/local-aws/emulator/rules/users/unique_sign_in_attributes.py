from ..lookup import pool_of, refuse, user_of
from ..messages import attribute_codes, delivery
from ..rule import Rule
from .aliases import others_with
from .requested import requested_attributes


def refuse_new_user(cognito, request):
    pool = pool_of(cognito, request)
    if pool is None or (request.get("MessageAction") or "").upper() == "RESEND":
        return None
    # ministack looks for that which is the username itself.
    username_as = cognito._username_alias_attribute(pool, request.get("Username") or "")
    given = {name: value for name, value in requested_attributes(request).items() if name != username_as}
    return refuse_taken(cognito, pool, None, given, "UsernameExistsException")


def refuse_update(cognito, request):
    pool, user = pool_of(cognito, request), user_of(cognito, request)
    if pool is None or user is None:
        return None
    return refuse_taken(cognito, pool, user, requested_attributes(request), "AliasExistsException")


def refuse_verification(cognito, request):
    """Another user may have got a value since the code for it was sent. Only who has the code learns that."""
    pool, user, name = pool_of(cognito, request), user_of(cognito, request), request["AttributeName"]
    if pool is None or user is None or attribute_codes.code_for(cognito, user, name) != request["Code"]:
        return None
    verified = {name: attribute_codes.value_to_verify(cognito, user, name)}
    return refuse_taken(cognito, pool, user, verified, "AliasExistsException")


def refuse_taken(cognito, pool, user, given, error):
    for name in pool.get("UsernameAttributes") or []:
        if given.get(name) and others_with(cognito, pool, user, name, given[name]):
            # AWS documents the errors, but not their words. These are those that users report of an email address.
            return refuse(cognito, error, f"An account with the given {name} already exists.")
    return None


RULE = Rule(
    name="unique sign-in attributes",
    sentence="The email address or phone number must be unique, and it must not already be in use by another user.",
    page="https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-attributes.html",
    before={
        "AdminCreateUser": refuse_new_user,
        "AdminRespondToAuthChallenge": refuse_update,
        "AdminUpdateUserAttributes": refuse_update,
        "RespondToAuthChallenge": refuse_update,
        "SignUp": refuse_new_user,
        "UpdateUserAttributes": refuse_update,
        "VerifyUserAttribute": refuse_verification,
    },
    uses=("_username_alias_attribute", *delivery.USED),
)
