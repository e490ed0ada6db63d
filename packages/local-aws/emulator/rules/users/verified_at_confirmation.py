from ..lookup import attributes_of, pool_of, set_attributes, user_of
from ..messages.confirmation_codes import attribute_to_confirm
from ..rule import Rule


def attribute_of_code(cognito, pool, user):
    """Where the code of a sign-up went: to one attribute only, the phone number before the email address."""
    return attribute_to_confirm(pool, attributes_of(cognito, user))


def mark_as_verified(cognito, request, answer):
    pool, user = pool_of(cognito, request), user_of(cognito, request)
    name = attribute_of_code(cognito, pool, user) if user else None
    if name is None:
        return None
    set_attributes(cognito, user, {f"{name}_verified": "true"})
    return answer


RULE = Rule(
    name="verified at confirmation",
    sentence=(
        "When a user enters a code or follows an email link to confirm their user account, that email or phone number is "
        "automatically verified."
    ),
    page="https://docs.aws.amazon.com/cognito/latest/developerguide/signing-up-users-in-your-app.html",
    after={"ConfirmSignUp": mark_as_verified},
)
