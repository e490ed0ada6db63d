from ..lookup import pool_of
from ..rule import Rule
from .requested import refuse_at_update, requested_attributes, schema_of


def refuse_changes(cognito, request):
    pool = pool_of(cognito, request)
    if pool is None:
        return None
    schema = schema_of(pool)
    immutable = [name for name in requested_attributes(request) if schema.get(name, {}).get("Mutable") is False]
    return refuse_at_update(cognito, [f"{name}: Attribute cannot be updated." for name in immutable])


RULE = Rule(
    name="immutable attributes",
    sentence="If an attribute is immutable, Amazon Cognito throws an error when it attempts to update the attribute.",
    page="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_SchemaAttributeType.html",
    before={"AdminUpdateUserAttributes": refuse_changes, "UpdateUserAttributes": refuse_changes},
)
