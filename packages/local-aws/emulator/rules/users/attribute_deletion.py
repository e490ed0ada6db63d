from ..lookup import pool_of, refuse, succeed, user_of
from ..rule import Rule
from ..schema import schema_of
from .requested import refuse_at_update
from .required_attributes import required_names


def delete_attributes(cognito, request):
    pool = pool_of(cognito, request)
    if pool is None:
        return refuse(cognito, "ResourceNotFoundException", f"User pool {request.get('UserPoolId')} does not exist.")
    user = user_of(cognito, request)
    if user is None:
        return refuse(cognito, "UserNotFoundException", "User does not exist.")
    names = request.get("UserAttributeNames") or []
    refusal = refuse_at_update(cognito, faults_in(pool, names))
    if refusal:
        return refusal
    user["Attributes"] = [one for one in user.get("Attributes", []) if one["Name"] not in names]
    user["UserLastModifiedDate"] = cognito._now_epoch()
    return succeed(cognito, {})


# AWS documents InvalidParameterException, but not its words. These are those for updates and required attributes.
def faults_in(pool, names):
    schema, required = schema_of(pool), required_names(pool)
    for name in names:
        if name not in schema:
            yield f"{name}: Attribute does not exist in the schema."
        elif schema[name].get("Mutable") is False:
            yield f"{name}: Attribute cannot be updated."
        elif name in required:
            yield f"{name}: The attribute is required"


RULE = Rule(
    name="deletion of attributes",
    sentence="Deletes attribute values from a user.",
    page="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminDeleteUserAttributes.html",
    operations={"AdminDeleteUserAttributes": delete_attributes},
    uses=("_now_epoch",),
)
