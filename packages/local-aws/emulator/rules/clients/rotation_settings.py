from ..lookup import body_of, pool_of, succeed
from ..rule import Rule


def keep_rotation(cognito, request, answer):
    # ministack handles requests in threads: only the answer says which client it is.
    client = pool_of(cognito, request)["_clients"][body_of(answer)["UserPoolClient"]["ClientId"]]
    if "RefreshTokenRotation" in request:
        rotation = {"RetryGracePeriodSeconds": 0, **request["RefreshTokenRotation"]}
    elif client.get("RefreshTokenRotation"):
        # How AWS answers once rotation is left out again isn't documented; the AWS provider's tests see DISABLED.
        rotation = {"Feature": "DISABLED", "RetryGracePeriodSeconds": 0}
    else:
        return None
    client["RefreshTokenRotation"] = rotation
    described = {name: value for name, value in client.items() if value is not None}
    return succeed(cognito, {"UserPoolClient": described})


RULE = Rule(
    name="settings of refresh token rotation",
    sentence="The configuration of your app client for refresh token rotation.",
    page="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UserPoolClientType.html",
    keeps_settings=True,
    after={"CreateUserPoolClient": keep_rotation, "UpdateUserPoolClient": keep_rotation},
)
