from ..lookup import pool_of
from ..rule import Rule
from .kept_styles import style_of_client, styles_of


def delete_style(cognito, request, proceed, acted):
    answer = proceed(request)
    pool = pool_of(cognito, request) if answer[0] == 200 else None
    style = style_of_client(pool, request["ClientId"]) if pool else None
    if style:
        acted()
        del styles_of(pool)[style["ManagedLoginBrandingId"]]
    return answer


RULE = Rule(
    name="styles of deleted app clients",
    sentence="Each style is linked to an app client until you delete it.",
    page=(
        "https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/"
        "API_CreateManagedLoginBranding.html"
    ),
    keeps_settings=True,
    around={"DeleteUserPoolClient": delete_style},
)
