from ..rule import Rule
from . import domain_check, parameters, sign_in_requests, token_requests
from .domain_check import refusal_of


def refuse_request(cognito, request):
    return refusal_of(cognito, request.pool)


def refuse_user_info(cognito, describe, acted):
    def describe_or_refuse(method, path, headers, body, query):
        client_id = token_requests.claims_in(cognito, headers).get("client_id")
        refusal = refusal_of(cognito, cognito._find_pool_by_client_id(client_id)[1])
        if refusal:
            acted()
        return refusal or describe(method, path, headers, body, query)

    return describe_or_refuse


def refuse_logout(cognito, leave, acted):
    def leave_or_refuse(method, path, headers, query):
        client_id = parameters.in_query(query).get("client_id")
        refusal = refusal_of(cognito, cognito._find_pool_by_client_id(client_id)[1])
        if refusal:
            acted()
        return refusal or leave(method, path, headers, query)

    return leave_or_refuse


RULE = Rule(
    name="domains of authorization servers",
    sentence=(
        "After you delete a user pool domain, your managed login pages and authorization server are no longer available."
    ),
    page="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_DeleteUserPoolDomain.html",
    wrapped={
        **sign_in_requests.checked_by(refuse_request),
        **token_requests.checked_by(refuse_request),
        "handle_logout": refuse_logout,
        "handle_oauth2_userinfo": refuse_user_info,
    },
    uses=(*domain_check.USED, *sign_in_requests.USED, *token_requests.USED),
)
