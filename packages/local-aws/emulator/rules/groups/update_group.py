from ..lookup import refuse, succeed
from ..rule import Rule

PROPERTIES = ("Description", "Precedence", "RoleArn")


def update_group(cognito, request):
    pool, missing = cognito._resolve_pool(request.get("UserPoolId"))
    if missing:
        return missing
    group = pool["_groups"].get(request.get("GroupName"))
    if group is None:
        return refuse(cognito, "ResourceNotFoundException", "Group not found.")
    # As ministack checks it when a group is created.
    from ministack.core.iam_evaluator import validate_role_arn

    problem = validate_role_arn(request.get("RoleArn"))
    if problem:
        return refuse(cognito, "InvalidParameterException", problem)
    # What becomes of a property that is left out isn't documented.
    group.update({name: request[name] for name in PROPERTIES if name in request})
    group["LastModifiedDate"] = cognito._now_epoch()
    return succeed(cognito, {"Group": cognito._group_out(group)})


RULE = Rule(
    name="updates of groups",
    sentence=(
        "Given the name of a user pool group, updates any of the properties for precedence, IAM role, or description."
    ),
    page="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UpdateGroup.html",
    keeps_settings=True,
    operations={"UpdateGroup": update_group},
    uses=("_group_out", "_now_epoch", "_resolve_pool", "ministack.core.iam_evaluator:validate_role_arn"),
)
