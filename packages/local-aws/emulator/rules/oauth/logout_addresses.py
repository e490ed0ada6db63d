from ..rule import Rule
from .parameters import in_query


def refuse_other_addresses(cognito, leave, acted):
    def leave_or_refuse(method, path, headers, query):
        parameters = in_query(query)
        _, _, client = cognito._find_pool_by_client_id(parameters.get("client_id") or "")
        address = parameters.get("logout_uri")
        # ministack checks the address only where the client has some.
        if not client or not address or client.get("LogoutURLs"):
            return leave(method, path, headers, query)
        acted()
        return cognito._oauth2_error("invalid_request", f"logout_uri is not allowed: {address}")

    return leave_or_refuse


RULE = Rule(
    name="logout URLs",
    sentence="This parameter describes the URLs that you want to be the permitted targets of logout_uri.",
    page="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolClient.html",
    wrapped={"handle_logout": refuse_other_addresses},
    uses=("_find_pool_by_client_id", "_oauth2_error"),
)
