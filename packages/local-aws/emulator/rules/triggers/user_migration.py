import json

from ..lookup import client_of, pool_of, refuse, user_of, username_of
from ..rule import Rule
from ..schema import faults_in
from . import flows, invocation

TRIGGER = "UserMigration"
# What the parts of a response are, where they are there.
KINDS = {"desiredDeliveryMediums": list, "finalUserStatus": str, "messageAction": str, "userAttributes": dict}


def migrate_at_sign_in(cognito, request, proceed, acted):
    parameters = request.get("AuthParameters") or {}
    password = parameters.get("PASSWORD")
    if not flows.is_by_password(request) or not password:
        return proceed(request)
    details = {"password": password, "validationData": request.get("ClientMetadata") or {}}
    return migrate(cognito, request, proceed, acted, "UserMigration_Authentication", details)


def migrate_at_recovery(cognito, request, proceed, acted):
    details = {"clientMetadata": request.get("ClientMetadata") or {}}
    return migrate(cognito, request, proceed, acted, "UserMigration_ForgotPassword", details)


def migrate(cognito, request, proceed, acted, source, details):
    pool, username = pool_of(cognito, request), username_of(request)
    is_known = pool is None or not username or user_of(cognito, request)
    if is_known or not invocation.function_of(pool, TRIGGER):
        return proceed(request)
    acted()
    client = request.get("ClientId")
    migrated, failure = invocation.invoke(cognito, pool, TRIGGER, source, username, details, client_id=client)
    if failure:
        return refuse_unknown(cognito, request, proceed)
    if not is_response(migrated):
        return refuse(cognito, "InvalidLambdaResponseException", invocation.UNRECOGNIZABLE)
    if not migrated.get("userAttributes"):
        return proceed(request)
    attributes = written(migrated["userAttributes"])
    name = attributes.pop("username", username)
    is_found = name == username or is_alias(pool, attributes, username)
    if not is_found or any(faults_in(pool, attributes)):
        return refuse_unknown(cognito, request, proceed)
    refusal = create_user(cognito, pool, name, attributes, migrated, details.get("password"))
    # Somebody who signs in twice at a time is migrated once.
    is_known = refusal and json.loads(refusal[2])["__type"] == "UsernameExistsException" and user_of(cognito, request)
    return refusal if refusal and not is_known else proceed(request)


def is_response(response):
    is_whole = all(isinstance(response[name], kind) for name, kind in KINDS.items() if response.get(name) is not None)
    values = (response.get("userAttributes") or {}).values() if is_whole else ()
    return is_whole and not any(isinstance(value, (dict, list)) for value in values)


def is_alias(pool, attributes, username):
    """Whether what somebody signs in with is one of the attributes that the pool's users sign in with, too."""
    return any(attributes.get(alias) == username for alias in pool.get("AliasAttributes") or [])


def refuse_unknown(cognito, request, proceed):
    """Answers where the function doesn't say whom to create, or fails."""
    pool, client = pool_of(cognito, request), request.get("ClientId")
    if "AuthFlow" not in request and client_of(cognito, request).get("PreventUserExistenceErrors") == "ENABLED":
        # ministack pretends to send a code, as for every user that there isn't.
        return proceed(request)
    # AWS doesn't document how it answers when the function fails. These are the words that its users report.
    refusal = refuse(cognito, "UserNotFoundException", f"Exception migrating user in app client {client}")
    return cognito._hidden_user_error(pool, client, refusal)


def create_user(cognito, pool, username, attributes, migrated, password):
    """Creates the user that a function found; the answer that refuses it, or None."""
    answer = cognito._admin_create_user(
        {
            "UserPoolId": pool["Id"],
            "Username": username,
            "UserAttributes": cognito._dict_to_attr_list(attributes),
            "MessageAction": migrated.get("messageAction") or "",
            # Unlike AdminCreateUser's, the default is a text message.
            "DesiredDeliveryMediums": migrated.get("desiredDeliveryMediums") or ["SMS"],
        }
    )
    if answer[0] != 200:
        return answer
    user, _ = cognito._resolve_user(pool, username)
    if password:
        # The pool's password policy isn't applied to it.
        user["_password"] = password
    user["UserStatus"] = "CONFIRMED" if migrated.get("finalUserStatus") == "CONFIRMED" else "RESET_REQUIRED"
    return None


def written(attributes):
    """Attributes as Amazon Cognito keeps them: without those that have no value, and with texts for others."""
    texts = {True: "true", False: "false"}
    given = {name: value for name, value in attributes.items() if value is not None}
    return {name: texts[value] if isinstance(value, bool) else str(value) for name, value in given.items()}


RULE = Rule(
    name="migrate user trigger",
    sentence=(
        "When a user doesn't exist in the user pool at sign-in with a password, or in the forgot-password flow, "
        "Amazon Cognito invokes this trigger. After the Lambda function returns successfully, Amazon Cognito creates "
        "the user in the user pool."
    ),
    page="https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-migrate-user.html",
    around={
        "InitiateAuth": migrate_at_sign_in,
        "AdminInitiateAuth": migrate_at_sign_in,
        "ForgotPassword": migrate_at_recovery,
    },
    uses=(*invocation.USED, "_admin_create_user", "_hidden_user_error"),
)
