from ..rule import Rule
from . import parameters, sign_in_requests, token_requests


def refuse_page(cognito, request):
    return refusal_of(cognito, request.pool)


def refusal_of(cognito, pool):
    if pool is None or pool.get("Domain") or pool.get("CustomDomain"):
        return None
    # On AWS, there is no host that could answer.
    return cognito._oauth2_error("not_found", f"The user pool {pool['Id']} has no domain.", 404)


def refuse_tokens(cognito, give, acted):
    def give_or_refuse(data, query, body=b"", headers=None):
        client_id, _ = token_requests.client_in(cognito, body, headers)
        refusal = refusal_of(cognito, cognito._find_pool_by_client_id(client_id)[1])
        if refusal:
            acted()
        return refusal or give(data, query, body, headers)

    return give_or_refuse


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
        **sign_in_requests.checked_by(refuse_page),
        "_oauth2_token": refuse_tokens,
        "handle_logout": refuse_logout,
        "handle_oauth2_userinfo": refuse_user_info,
    },
    uses=(*sign_in_requests.USED, *token_requests.USED, "_find_pool_by_client_id", "_oauth2_error"),
)
