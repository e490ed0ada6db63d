"""Makes ministack keep the settings of user pools, clients and users as Cognito does where it differs."""

import json

# What UpdateUserPool sets where the request leaves it out: "If you don't provide a value for an attribute, Amazon Cognito
# sets it to its default value."
# https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UpdateUserPool.html
DEFAULTS_OF_UPDATES = {
    "AdminCreateUserConfig": {"AllowAdminCreateUserOnly": False, "UnusedAccountValidityDays": 7},
    "AutoVerifiedAttributes": [],
    "DeletionProtection": "INACTIVE",
    "DeviceConfiguration": None,
    "EmailConfiguration": {"EmailSendingAccount": "COGNITO_DEFAULT"},
    "EmailVerificationMessage": "",
    "EmailVerificationSubject": "",
    "LambdaConfig": {},
    "SmsAuthenticationMessage": "",
    "SmsConfiguration": None,
    "SmsVerificationMessage": "",
    "UserPoolAddOns": None,
    "VerificationMessageTemplate": {"DefaultEmailOption": "CONFIRM_WITH_CODE"},
}

# The names of ministack.services.cognito that are patched or called here.
USED = (
    "_create_user_pool_client",
    "_dispatch_idp",
    "_identity_pool_id_from_arn",
    "_identity_pools",
    "_identity_tag_resource",
    "_identity_untag_resource",
    "_pool_out",
    "_resolve_pool",
    "_resolve_user",
    "_run_idp_handler",
    "_set_user_pool_mfa_config",
    "_update_user_pool",
    "_update_user_pool_client",
    "json_response",
    "run_reentrant",
)


def keep_as_cognito(cognito):
    """Installs all that follows in ministack's Cognito.

    cognito: the module ministack.services.cognito, with all of USED.
    """
    wrap(cognito, "_pool_out", tell_only_what_is_set)
    wrap(cognito, "_update_user_pool", reset_what_is_left_out(cognito))
    wrap(cognito, "_set_user_pool_mfa_config", turn_factors_off(cognito))
    for operation in ("_create_user_pool_client", "_update_user_pool_client"):
        wrap(cognito, operation, keep_rotation(cognito))
    delete_attributes_of_users(cognito)
    for operation in ("_identity_tag_resource", "_identity_untag_resource"):
        wrap(cognito, operation, tag_identity_pools(cognito))


def wrap(cognito, name, change):
    """Wraps a handler: change gets the handler and the request."""
    handler = getattr(cognito, name)
    setattr(cognito, name, lambda request: change(handler, request))


def tell_only_what_is_set(handler, pool):
    # "SmsConfiguration … Required: No": an answer has none where nothing sends text messages.
    # https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UserPoolType.html
    described = handler(pool)
    if not described.get("SmsConfiguration"):
        described.pop("SmsConfiguration", None)
    return described


def reset_what_is_left_out(cognito):
    def update(handler, request):
        pool, _ = cognito._resolve_pool(request.get("UserPoolId"))
        answer = handler(request)
        if pool is None or answer[0] != 200:
            return answer
        for name, value in DEFAULTS_OF_UPDATES.items():
            if name in request:
                continue
            if value is None:
                pool.pop(name, None)
            else:
                pool[name] = value
        # An update can rename a pool.
        pool["Name"] = request.get("PoolName", pool["Name"])
        return answer

    return update


def turn_factors_off(cognito):
    # "OFF: MFA isn't used in your user pool": a pool without MFA reports no factors.
    # https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_GetUserPoolMfaConfig.html
    def set_config(handler, request):
        pool, _ = cognito._resolve_pool(request.get("UserPoolId"))
        answer = handler(request)
        if pool is not None and pool.get("MfaConfiguration", "OFF") == "OFF":
            for name in ("EmailMfaConfiguration", "SmsMfaConfiguration", "SoftwareTokenMfaConfiguration"):
                pool.pop(name, None)
        return answer

    return set_config


def keep_rotation(cognito):
    # How AWS answers once rotation is left out again isn't documented; the AWS provider's tests see DISABLED.
    # https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-refresh-token.html
    def write(handler, request):
        answer = handler(request)
        pool, _ = cognito._resolve_pool(request.get("UserPoolId"))
        if pool is None or answer[0] != 200:
            return answer
        # ministack handles requests in threads: only the answer says which client it is.
        client = pool["_clients"][json.loads(answer[2])["UserPoolClient"]["ClientId"]]
        before = client.get("RefreshTokenRotation")
        if "RefreshTokenRotation" in request:
            rotation = {"RetryGracePeriodSeconds": 0, **request["RefreshTokenRotation"]}
        else:
            rotation = before and {"Feature": "DISABLED", "RetryGracePeriodSeconds": 0}
        if rotation is None:
            return answer
        client["RefreshTokenRotation"] = rotation
        described = {name: value for name, value in client.items() if value is not None}
        return cognito.json_response({"UserPoolClient": described})

    return write


def delete_attributes_of_users(cognito):
    """Adds AdminDeleteUserAttributes, which ministack doesn't have."""
    dispatch = cognito._dispatch_idp

    def delete(request):
        pool, error = cognito._resolve_pool(request.get("UserPoolId"))
        user, error = (None, error) if error else cognito._resolve_user(pool, request.get("Username"))
        if error:
            return error
        names = set(request.get("UserAttributeNames") or [])
        user["Attributes"] = [one for one in user.get("Attributes", []) if one["Name"] not in names]
        return cognito.json_response({})

    async def dispatch_with_deletion(action, request):
        if action == "AdminDeleteUserAttributes":
            return await cognito.run_reentrant(cognito._run_idp_handler, delete, action, request)
        return await dispatch(action, request)

    cognito._dispatch_idp = dispatch_with_deletion


def tag_identity_pools(cognito):
    # "IdentityPoolTags: The tags that are assigned to the identity pool", also by TagResource and UntagResource.
    # https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_DescribeIdentityPool.html
    def change(handler, request):
        answer = handler(request)
        if answer[0] == 200:
            pool = cognito._identity_pools[cognito._identity_pool_id_from_arn(request["ResourceArn"])]
            tags = {**pool["IdentityPoolTags"], **request.get("Tags", {})}
            removed = request.get("TagKeys", [])
            pool["IdentityPoolTags"] = {key: value for key, value in tags.items() if key not in removed}
        return answer

    return change
