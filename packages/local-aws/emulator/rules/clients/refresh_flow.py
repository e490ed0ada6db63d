from ..lookup import client_of, refuse
from ..rule import Rule

FLOWS = ("REFRESH_TOKEN_AUTH", "REFRESH_TOKEN")


def refuse_flow(cognito, request):
    # Without any flow a client supports refresh tokens, and so did all clients before the flows began with ALLOW_.
    flows = client_of(cognito, request).get("ExplicitAuthFlows") or []
    restricted = any(flow.startswith("ALLOW_") for flow in flows)
    if request.get("AuthFlow") in FLOWS and restricted and "ALLOW_REFRESH_TOKEN_AUTH" not in flows:
        # The words aren't documented. They are those for passwords, with the name of this flow.
        message = "REFRESH_TOKEN_AUTH flow not enabled for this client"
        return refuse(cognito, "InvalidParameterException", message)
    return None


RULE = Rule(
    name="flow of refresh tokens",
    sentence=(
        "If you don't specify a value for ExplicitAuthFlows, your app client supports ALLOW_REFRESH_TOKEN_AUTH, "
        "ALLOW_USER_SRP_AUTH, and ALLOW_CUSTOM_AUTH."
    ),
    page="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolClient.html",
    before={"AdminInitiateAuth": refuse_flow, "InitiateAuth": refuse_flow},
)
