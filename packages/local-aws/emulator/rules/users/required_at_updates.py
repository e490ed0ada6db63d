from ..lookup import attributes_of, pool_of, user_of
from ..rule import Rule
from .requested import refuse_at_update, requested_attributes
from .required_attributes import required_names


def refuse_without_required(cognito, request):
    pool, user = pool_of(cognito, request), user_of(cognito, request)
    if pool is None or user is None:
        return None
    attributes = {**attributes_of(cognito, user), **requested_attributes(request)}
    missing = [name for name in required_names(pool) if not attributes.get(name)]
    # AWS documents neither the error nor its words. They are those of a sign-up.
    return refuse_at_update(cognito, [f"{name}: The attribute is required" for name in missing])


RULE = Rule(
    name="required attributes at updates",
    sentence=(
        "You can only set the value of an attribute in an Amazon Cognito user pools API request when you also provide a value "
        "for any required attributes that don't yet have a value."
    ),
    page="https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-attributes.html",
    before={"AdminUpdateUserAttributes": refuse_without_required, "UpdateUserAttributes": refuse_without_required},
)
