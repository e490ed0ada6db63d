import json

from ..lookup import attributes_of, pool_of, refuse, set_attributes, user_of
from ..rule import Rule
from .requested import IN_CHALLENGE, requested_attributes
from .required_attributes import required_names


def ask_for_missing(cognito, password_auth_result, acted):
    def ask(pool, pool_id, client_id, user, *args, **kwargs):
        answer = password_auth_result(pool, pool_id, client_id, user, *args, **kwargs)
        body = json.loads(answer[2] or b"{}") if answer[0] == 200 else {}
        missing = missing_names(cognito, pool, user) if body.get("ChallengeName") == "NEW_PASSWORD_REQUIRED" else []
        if not missing:
            return answer
        acted()
        body["ChallengeParameters"]["requiredAttributes"] = json.dumps([f"{IN_CHALLENGE}{name}" for name in missing])
        return cognito.json_response(body)

    return ask


def missing_names(cognito, pool, user):
    attributes = attributes_of(cognito, user)
    return [name for name in required_names(pool) if not attributes.get(name)]


def take_attributes(cognito, request, proceed, acted):
    pool, user = pool_of(cognito, request), user_of(cognito, request)
    if pool is None or user is None or request.get("ChallengeName") != "NEW_PASSWORD_REQUIRED":
        return proceed(request)
    given = requested_attributes(request)
    refusal = refusal_of(cognito, pool, user, given)
    if refusal:
        acted()
        return refusal
    return proceed_with(cognito, request, user, given, proceed, acted) if given else proceed(request)


def refusal_of(cognito, pool, user, given):
    present = attributes_of(cognito, user)
    provided = next((name for name in required_names(pool) if present.get(name) and name in given), None)
    if provided:
        # AWS documents both refusals, but not their words. These are those that users report.
        return refuse(cognito, "NotAuthorizedException", f"Cannot modify an already provided {provided}")
    missing = next((name for name in missing_names(cognito, pool, user) if not given.get(name)), None)
    if missing:
        return refuse(cognito, "InvalidParameterException", f"Invalid attributes given, {missing} is missing")
    return None


def proceed_with(cognito, request, user, given, proceed, acted):
    """Sets the attributes first, since the tokens have them, and takes them back where there are no tokens."""
    before, answer = attributes_of(cognito, user), None
    set_attributes(cognito, user, given)
    try:
        answer = proceed(request)
        return answer
    finally:
        if answer and answer[0] == 200:
            acted()
        else:
            take_back(cognito, user, given, before)


def take_back(cognito, user, given, before):
    """Takes back the attributes that were given. Others may have changed meanwhile."""
    others = {name: value for name, value in attributes_of(cognito, user).items() if name not in given}
    kept = {name: before[name] for name in given if name in before}
    user["Attributes"] = cognito._dict_to_attr_list({**others, **kept})


RULE = Rule(
    name="attributes at the first sign-in",
    sentence=(
        "Respond to this challenge with NEW_PASSWORD and any required attributes that Amazon Cognito returned in the "
        "requiredAttributes parameter."
    ),
    page="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_InitiateAuth.html",
    around={"RespondToAuthChallenge": take_attributes, "AdminRespondToAuthChallenge": take_attributes},
    wrapped={"_password_auth_result": ask_for_missing},
)
