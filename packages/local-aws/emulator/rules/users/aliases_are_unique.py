from ..lookup import attributes_of, pool_of, refuse, user_of
from ..rule import Rule
from .aliases import VERIFIABLE, alias_names, holders_of, is_active, take_from
from .requested import requested_attributes
from .verified_at_confirmation import attribute_of_code


def at_creation(cognito, request, proceed, acted):
    pool = pool_of(cognito, request)
    if pool is None or (request.get("MessageAction") or "").upper() == "RESEND":
        return proceed(request)
    new = requested_attributes(request)
    aliases = {name: new[name] for name in active(pool, new)}
    return with_aliases(cognito, request, proceed, acted, pool, None, aliases)


def at_confirmation(cognito, request, proceed, acted):
    pool, user = pool_of(cognito, request), user_of(cognito, request)
    name = attribute_of_code(cognito, pool, user) if pool and user else None
    if name is None or name not in alias_names(pool):
        return proceed(request)
    aliases = {name: attributes_of(cognito, user)[name]}
    return with_aliases(cognito, request, proceed, acted, pool, user, aliases)


def with_aliases(cognito, request, proceed, acted, pool, user, aliases):
    """Proceeds, unless a user would get others' aliases without being meant to."""
    taken = {name: holders_of(cognito, pool, user, name, value) for name, value in aliases.items()}
    taken = {name: holders for name, holders in taken.items() if holders}
    unmovable = [name for name in taken if name not in VERIFIABLE or not request.get("ForceAliasCreation")]
    if unmovable:
        acted()
        return refuse_taken(cognito, unmovable[0])
    answer = proceed(request)
    if taken and answer[0] == 200:
        acted()
        for name, holders in taken.items():
            take_from(cognito, holders, name)
    return answer


def refuse_taken(cognito, name):
    """AWS documents these words for an email address."""
    return refuse(cognito, "AliasExistsException", f"An account with the {name} already exists.")


def refuse_preferred(cognito, request):
    """A preferred username stays with its first user. What else users set isn't verified, so it isn't an alias yet."""
    pool, user = pool_of(cognito, request), user_of(cognito, request)
    name = "preferred_username"
    value = requested_attributes(request).get(name)
    if pool and user and value and name in alias_names(pool) and holders_of(cognito, pool, user, name, value):
        return refuse_taken(cognito, name)
    return None


def refuse_at_first_sign_in(cognito, request):
    """What a user sets there must not become another's alias. Both operations list AliasExistsException."""
    pool, user = pool_of(cognito, request), user_of(cognito, request)
    given = requested_attributes(request)
    if pool is None or user is None or not given:
        return None
    for name in active(pool, {**attributes_of(cognito, user), **given}):
        if name in given and holders_of(cognito, pool, user, name, given[name]):
            return refuse_taken(cognito, name)
    return None


def take_all(cognito, request, answer):
    """Takes the aliases that have been verified from those who had them.

    That is what AWS documents of a user who verifies one, and of a PreSignUp trigger. For AdminUpdateUserAttributes it lists
    AliasExistsException, too, but users report that it moves the alias.
    """
    pool, user = pool_of(cognito, request), user_of(cognito, request)
    attributes = attributes_of(cognito, user) if user else {}
    names = active(pool, attributes) if user else []
    taken = {name: holders_of(cognito, pool, user, name, attributes[name]) for name in names if name in VERIFIABLE}
    for name, holders in taken.items():
        take_from(cognito, holders, name)
    return answer if any(taken.values()) else None


def active(pool, attributes):
    return [name for name in sorted(alias_names(pool)) if is_active(name, attributes)]


RULE = Rule(
    name="unique aliases",
    sentence=(
        "If you configure an alias for an email address or phone number, the value that you provide can be in a verified "
        "state in only one account."
    ),
    page="https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-attributes.html",
    before={
        "AdminRespondToAuthChallenge": refuse_at_first_sign_in,
        "AdminUpdateUserAttributes": refuse_preferred,
        "RespondToAuthChallenge": refuse_at_first_sign_in,
        "UpdateUserAttributes": refuse_preferred,
    },
    around={"AdminCreateUser": at_creation, "ConfirmSignUp": at_confirmation},
    after={"AdminUpdateUserAttributes": take_all, "SignUp": take_all, "VerifyUserAttribute": take_all},
)
