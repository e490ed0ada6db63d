from ..lookup import attributes_of, pool_of
from ..rule import Rule

# Those that have a case.
ALIASES = ("email", "preferred_username")


def find_in_any_case(cognito, resolve, acted):
    def resolve_in_any_case(pool, username):
        user, error = resolve(pool, username)
        if user or not username or is_case_sensitive(pool):
            return user, error
        # ministack finds it by what it is called exactly, and knows whether an alias is verified.
        for exact in names_in_another_case(cognito, pool, username):
            user, _error = resolve(pool, exact)
            if user:
                acted()
                return user, None
        return None, error

    return resolve_in_any_case


def is_case_sensitive(pool):
    """Also the default of CreateUserPool."""
    return (pool.get("UsernameConfiguration") or {}).get("CaseSensitive", True)


def names_in_another_case(cognito, pool, username):
    names = {*(pool.get("AliasAttributes") or []), *(pool.get("UsernameAttributes") or [])}.intersection(ALIASES)
    wanted = username.lower()
    for user in list(pool["_users"].values()):
        attributes = attributes_of(cognito, user)
        for name in (user["Username"], *(attributes.get(alias) for alias in names)):
            if name and name.lower() == wanted:
                yield name


def keep_one_user_of_a_name(cognito, request, proceed, acted):
    """Lets ministack see that there is a user of a name in another case."""
    pool, username = pool_of(cognito, request), request.get("Username")
    if pool is None or not username or is_case_sensitive(pool) or username in pool["_users"]:
        return proceed(request)
    wanted = username.lower()
    existing = next((name for name in list(pool["_users"]) if name.lower() == wanted), None)
    if existing is None:
        return proceed(request)
    acted()
    return proceed({**request, "Username": existing})


RULE = Rule(
    name="case of usernames",
    sentence=(
        "When usernames and email addresses are case insensitive, Amazon Cognito treats any variation in case as the same "
        "user, and prevents a case variation from being assigned to the same attribute for a different user."
    ),
    page="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPool.html",
    around={"AdminCreateUser": keep_one_user_of_a_name, "SignUp": keep_one_user_of_a_name},
    wrapped={"_resolve_user": find_in_any_case},
)
