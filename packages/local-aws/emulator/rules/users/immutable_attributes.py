from ..lookup import pool_of, user_of
from ..rule import Rule
from ..schema import schema_of
from .requested import refuse_at_update, requested_attributes
from .required_attributes import required_names


def refuse_changes(cognito, request):
    pool = pool_of(cognito, request)
    return refuse_immutable(cognito, pool, requested_attributes(request)) if pool else None


def refuse_changes_at_first_sign_in(cognito, request):
    pool, user = pool_of(cognito, request), user_of(cognito, request)
    if pool is None or user is None:
        return None
    # Required ones are asked for where they are missing, and another rule refuses to replace those that are there.
    given = [name for name in requested_attributes(request) if name not in required_names(pool)]
    return refuse_immutable(cognito, pool, given)


def refuse_immutable(cognito, pool, names):
    schema = schema_of(pool)
    immutable = [name for name in names if schema.get(name, {}).get("Mutable") is False]
    return refuse_at_update(cognito, [f"{name}: Attribute cannot be updated." for name in immutable])


RULE = Rule(
    name="immutable attributes",
    sentence="If an attribute is immutable, Amazon Cognito throws an error when it attempts to update the attribute.",
    page="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_SchemaAttributeType.html",
    before={
        "AdminRespondToAuthChallenge": refuse_changes_at_first_sign_in,
        "AdminUpdateUserAttributes": refuse_changes,
        "RespondToAuthChallenge": refuse_changes_at_first_sign_in,
        "UpdateUserAttributes": refuse_changes,
    },
)
