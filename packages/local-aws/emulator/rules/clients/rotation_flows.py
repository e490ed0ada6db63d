from ..lookup import client_of, pool_of, refuse
from ..rule import Rule
from .refresh_flow import FLOWS


def refuse_flow_of_client(cognito, request):
    # AWS refuses the flow also where an update leaves rotation out that is on: hashicorp/terraform-provider-aws#47196.
    rotation = request.get("RefreshTokenRotation", client_of(cognito, request).get("RefreshTokenRotation"))
    if is_on(rotation) and "ALLOW_REFRESH_TOKEN_AUTH" in request.get("ExplicitAuthFlows", []):
        # AWS documents that it must be disabled. These are the words that users report.
        message = "ALLOW_REFRESH_TOKEN_AUTH is not a permitted ExplicitAuthFlow when refresh token rotation is enabled."
        return refuse(cognito, "InvalidParameterException", message)
    return None


def refuse_sign_in(cognito, request):
    if request.get("AuthFlow") in FLOWS and is_on(client_of(cognito, request).get("RefreshTokenRotation")):
        # Its words aren't documented: to this client, it is a flow that isn't enabled.
        message = "REFRESH_TOKEN_AUTH flow not enabled for this client"
        return refuse(cognito, "InvalidParameterException", message)
    return None


def is_on(rotation):
    return (rotation or {}).get("Feature") == "ENABLED"


RULE = Rule(
    name="no flow of refresh tokens with rotation",
    sentence="You can't authenticate with REFRESH_TOKEN_AUTH in app clients with refresh token rotation enabled.",
    page=(
        "https://docs.aws.amazon.com/cognito/latest/developerguide/"
        "amazon-cognito-user-pools-using-the-refresh-token.html"
    ),
    before={
        "AdminInitiateAuth": refuse_sign_in,
        "CreateUserPoolClient": refuse_flow_of_client,
        "InitiateAuth": refuse_sign_in,
        "UpdateUserPoolClient": refuse_flow_of_client,
    },
)
