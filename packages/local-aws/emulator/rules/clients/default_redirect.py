from ..lookup import refuse
from ..rule import Rule
from . import client_requests


def refuse_other_address(cognito, request):
    address = request.get("DefaultRedirectURI")
    if address and address not in (request.get("CallbackURLs") or []):
        # The words of the refusal aren't documented.
        message = "DefaultRedirectURI must be in the CallbackURLs list."
        return refuse(cognito, "InvalidParameterException", message)
    return None


RULE = Rule(
    name="default redirect among the callbacks",
    sentence="Must be in the CallbackURLs list.",
    page="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolClient.html",
    before=client_requests.checked_by(refuse_other_address),
)
