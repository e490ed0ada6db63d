from ..lookup import pool_of, refuse
from ..rule import Rule
from .aliases import alias_names


def refuse_format_of_alias(cognito, request):
    pool, username = pool_of(cognito, request) or {}, request.get("Username") or ""
    formats = {"email": cognito._USERNAME_EMAIL_RE, "phone_number": cognito._USERNAME_PHONE_RE}
    for name in sorted(alias_names(pool).intersection(formats)):
        if formats[name].fullmatch(username):
            # AWS documents the refusal, but not its words. Those for an email address are what users report.
            kind = name.replace("_", " ")
            message = f"Username cannot be of {kind} format, since user pool is configured for {kind} alias."
            return refuse(cognito, "InvalidParameterException", message)
    return None


RULE = Rule(
    name="usernames beside aliases",
    sentence=(
        "If you select email address as an alias, Amazon Cognito doesn't accept a username that matches a valid email "
        "address format."
    ),
    page="https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-attributes.html",
    before={"AdminCreateUser": refuse_format_of_alias, "SignUp": refuse_format_of_alias},
    uses=("_USERNAME_EMAIL_RE", "_USERNAME_PHONE_RE"),
)
