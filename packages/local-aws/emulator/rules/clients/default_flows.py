from ..lookup import client_of, refuse
from ..rule import Rule


def refuse_passwords_by_default(cognito, flow_error, acted):
    """ministack checks the flow before anything else, but lets a client without flows use all of them."""

    def error_of(operation, request):
        error = flow_error(operation, request)
        flow = cognito._PASSWORD_AUTH_FLOWS.get(str(request.get("AuthFlow")))
        if error or not flow:
            return error
        client = client_of(cognito, request)
        if not client or client.get("ExplicitAuthFlows"):
            return None
        acted()
        return refuse(cognito, "InvalidParameterException", flow[1])

    return error_of


RULE = Rule(
    name="flows of app clients by default",
    sentence=(
        "If you don't specify a value for ExplicitAuthFlows, your app client supports ALLOW_REFRESH_TOKEN_AUTH, "
        "ALLOW_USER_SRP_AUTH, and ALLOW_CUSTOM_AUTH."
    ),
    page="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolClient.html",
    wrapped={"_auth_flow_error": refuse_passwords_by_default},
    uses=("_PASSWORD_AUTH_FLOWS",),
)
