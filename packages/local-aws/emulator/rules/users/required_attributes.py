from ..lookup import pool_of
from ..rule import Rule
from ..schema import schema_of
from .requested import refuse_at_creation, requested_attributes


def required_names(pool):
    """The attributes that a user must have, but for the sub, which Cognito gives."""
    return [name for name, attribute in schema_of(pool).items() if attribute.get("Required") and name != "sub"]


def refuse_without_required(cognito, request):
    pool = pool_of(cognito, request)
    if pool is None:
        return None
    given = {name for name, value in requested_attributes(request).items() if value}
    username_as = cognito._username_alias_attribute(pool, request.get("Username") or "")
    missing = [name for name in required_names(pool) if name not in given and name != username_as]
    return refuse_at_creation(cognito, [f"{name}: The attribute is required" for name in missing])


RULE = Rule(
    name="required attributes at sign-up",
    sentence="If the attribute is required and the user doesn't provide a value, registration or sign-in will fail.",
    page="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_SchemaAttributeType.html",
    # Not AdminCreateUser: the user can supply them at the first sign-in.
    before={"SignUp": refuse_without_required},
    uses=("_username_alias_attribute",),
)
