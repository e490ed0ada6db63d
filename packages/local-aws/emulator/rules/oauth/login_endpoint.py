from ..rule import Rule


def show_page(cognito, handle, acted):
    async def handle_or_show(method, path, headers, body, query):
        if (method, path) != ("GET", "/login"):
            return await handle(method, path, headers, body, query)
        acted()
        return cognito.handle_oauth2_authorize(method, path, headers, query)

    return handle_or_show


RULE = Rule(
    name="login endpoint",
    sentence=(
        "The /login endpoint signs the user in. It loads the login page and presents the authentication options configured "
        "for the client to the user."
    ),
    page="https://docs.aws.amazon.com/cognito/latest/developerguide/login-endpoint.html",
    wrapped={"handle_request": show_page},
    uses=("handle_oauth2_authorize",),
)
