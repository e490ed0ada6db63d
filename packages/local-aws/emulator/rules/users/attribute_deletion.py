from ..lookup import pool_of, refuse, succeed, user_of
from ..rule import Rule


def delete_attributes(cognito, request):
    if pool_of(cognito, request) is None:
        return refuse(cognito, "ResourceNotFoundException", f"User pool {request.get('UserPoolId')} does not exist.")
    user = user_of(cognito, request)
    if user is None:
        return refuse(cognito, "UserNotFoundException", "User does not exist.")
    names = set(request.get("UserAttributeNames") or [])
    user["Attributes"] = [one for one in user.get("Attributes", []) if one["Name"] not in names]
    return succeed(cognito, {})


RULE = Rule(
    name="deletion of attributes",
    sentence="Deletes attribute values from a user.",
    page="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminDeleteUserAttributes.html",
    operations={"AdminDeleteUserAttributes": delete_attributes},
)
