from ..rule import Rule


def keep_tags(cognito, request, answer):
    pool = cognito._identity_pools[cognito._identity_pool_id_from_arn(request["ResourceArn"])]
    tags = {**pool["IdentityPoolTags"], **request.get("Tags", {})}
    removed = request.get("TagKeys", [])
    pool["IdentityPoolTags"] = {key: value for key, value in tags.items() if key not in removed}
    return answer


RULE = Rule(
    name="tags of identity pools",
    # Also those that TagResource has set since.
    sentence="The tags that are assigned to the identity pool.",
    page="https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_DescribeIdentityPool.html",
    keeps_settings=True,
    service="cognito-identity",
    after={"TagResource": keep_tags, "UntagResource": keep_tags},
    uses=("_identity_pool_id_from_arn", "_identity_pools"),
)
