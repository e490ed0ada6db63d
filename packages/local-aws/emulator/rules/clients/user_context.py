from ..lookup import client_of, refuse
from ..rule import Rule
from . import client_requests


def refuse_without_secret(cognito, request):
    if not request.get("EnablePropagateAdditionalUserContextData"):
        return None
    if client_requests.has_secret(request, client_of(cognito, request)):
        return None
    # Neither the error nor its words are documented.
    message = "EnablePropagateAdditionalUserContextData requires a client secret."
    return refuse(cognito, "InvalidParameterException", message)


RULE = Rule(
    name="user context data of clients with a secret",
    sentence=(
        "You can only activate EnablePropagateAdditionalUserContextData in an app client that has a client secret."
    ),
    page="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolClient.html",
    before=client_requests.checked_by(refuse_without_secret),
)
