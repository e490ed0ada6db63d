from ..lookup import client_of, refuse
from ..rule import Rule


def refuse_revocation(cognito, request):
    if client_of(cognito, request).get("EnableTokenRevocation", True):
        return None
    # AWS documents the error, but not its words.
    message = "Token revocation is not enabled for this client"
    return refuse(cognito, "UnsupportedOperationException", message)


RULE = Rule(
    name="no revocation of tokens unless enabled",
    sentence="You can revoke a refresh token for a user pool client with token revocation enabled.",
    page="https://docs.aws.amazon.com/cognito/latest/developerguide/token-revocation.html",
    before={"RevokeToken": refuse_revocation},
)
