from urllib.parse import urlencode

from ..rule import Rule
from .parameters import in_query


def show_sign_in(_cognito, leave, acted):
    def leave_or_show(method, path, headers, query):
        parameters = in_query(query)
        if parameters.get("logout_uri") or not parameters.get("redirect_uri"):
            return leave(method, path, headers, query)
        acted()
        return 302, {"Location": f"/login?{urlencode(parameters)}", "Cache-Control": "no-store"}, b""

    return leave_or_show


RULE = Rule(
    name="sign-in after logout",
    sentence=(
        "The /logout endpoint signs the user out and redirects either to an authorized sign-out URL for your app client, or "
        "to the /login endpoint."
    ),
    page="https://docs.aws.amazon.com/cognito/latest/developerguide/logout-endpoint.html",
    wrapped={"handle_logout": show_sign_in},
)
