from ..lookup import pool_of, refuse, user_of
from ..rule import Rule
from .recovery_mechanisms import mechanisms_of, usable_attributes


# The names of ministack.services.cognito that `hidden` needs.
HIDING = ("_code_delivery_response", "_hides_user_existence", "_masked_destination")


def refuse_without_option(cognito, request):
    pool, user = pool_of(cognito, request), user_of(cognito, request)
    if pool is None:
        return None
    if any(one["Name"] == "admin_only" for one in mechanisms_of(pool)):
        # Not documented, but known. It says nothing of whether there is such a user.
        return refuse(cognito, "NotAuthorizedException", "Contact administrator to reset password.")
    if user is None:
        return None
    refusal = refusal_for_user(cognito, pool, user)
    return hidden(cognito, request, pool, refusal) if refusal else None


def hidden(cognito, request, pool, refusal):
    """The refusal, unless the client hides which users there are."""
    if cognito._hides_user_existence(pool, request["ClientId"]):
        # AWS "returns CodeDeliveryDetails with a simulated delivery medium": the same as for an unknown user.
        return cognito._code_delivery_response(cognito._masked_destination(request["Username"]))
    return refusal


def refusal_for_user(cognito, pool, user):
    if not user.get("Enabled", True):
        return refuse(cognito, "NotAuthorizedException", "User is disabled.")
    if usable_attributes(cognito, pool, user):
        return None
    # AWS documents the error, but not its words. These are those that users report.
    message = "Cannot reset password for the user as there is no registered/verified email or phone_number"
    return refuse(cognito, "InvalidParameterException", message)


RULE = Rule(
    name="recovery options",
    sentence=(
        "If neither a verified phone number nor a verified email exists, Amazon Cognito responds with an "
        "InvalidParameterException error."
    ),
    page="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ForgotPassword.html",
    before={"ForgotPassword": refuse_without_option},
    uses=HIDING,
)
