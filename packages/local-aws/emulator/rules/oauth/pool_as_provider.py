from ..rule import Rule

POOL = "COGNITO"


def show_own_page(_cognito, show, acted):
    def show_page(method, path, headers, query):
        if query.get("identity_provider") not in (POOL, [POOL]):
            return show(method, path, headers, query)
        acted()
        # ministack looks for another provider of that name.
        others = {name: value for name, value in query.items() if name != "identity_provider"}
        return show(method, path, headers, others)

    return show_page


RULE = Rule(
    name="user pool as identity provider",
    sentence="For Amazon Cognito user pools, use the value COGNITO.",
    page="https://docs.aws.amazon.com/cognito/latest/developerguide/authorization-endpoint.html",
    wrapped={"handle_oauth2_authorize": show_own_page},
)
