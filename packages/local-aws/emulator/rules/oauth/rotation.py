import json

from ..lookup import body_of
from ..rule import Rule
from ..sign_in.refresh_token_rotation import following, rotates
from . import token_requests
from .token_requests import refuse


def rotate(cognito, give, acted):
    def give_and_rotate(data, query, body=b"", headers=None):
        answer = give(data, query, body, headers)
        request = token_requests.read(cognito, body, headers)
        if answer[0] != 200 or request.grant != "refresh_token" or not rotates(request.client):
            return answer
        acted()
        token = following(cognito, request.pool, request.client, request.fields["refresh_token"])
        if token is None:
            return refuse(cognito, "invalid_grant", "Invalid refresh token.")
        return 200, answer[1], json.dumps({**body_of(answer), "refresh_token": token}).encode()

    return give_and_rotate


RULE = Rule(
    name="rotation at the token endpoint",
    sentence=(
        "When enabled, your app client issues new ID, access, and refresh tokens when users renew their sessions with "
        "refresh tokens."
    ),
    page="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolClient.html",
    wrapped={"_oauth2_token": rotate},
    uses=(*token_requests.USED, "_signed_jwt", "new_uuid", "time"),
)
