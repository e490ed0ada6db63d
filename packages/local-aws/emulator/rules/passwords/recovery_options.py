from ..lookup import attributes_of, pool_of, refuse, user_of
from ..rule import Rule

VERIFIED = {"verified_email": "email_verified", "verified_phone_number": "phone_number_verified"}


def refuse_without_option(cognito, request):
    pool, user = pool_of(cognito, request), user_of(cognito, request)
    if pool is None:
        return None
    options = recovery_options(pool)
    if "admin_only" in options:
        # Not documented, but known. It says nothing of whether there is such a user.
        return refuse(cognito, "NotAuthorizedException", "Contact administrator to reset password.")
    if user is None:
        return None
    refusal = refusal_for_user(cognito, user, options)
    if refusal and cognito._hides_user_existence(pool, request["ClientId"]):
        # AWS "returns CodeDeliveryDetails with a simulated delivery medium": the same as for an unknown user.
        return cognito._code_delivery_response(cognito._masked_destination(request["Username"]))
    return refusal


def recovery_options(pool):
    setting = pool.get("AccountRecoverySetting") or {}
    return [one["Name"] for one in setting.get("RecoveryMechanisms") or []]


def refusal_for_user(cognito, user, options):
    if not user.get("Enabled", True):
        return refuse(cognito, "NotAuthorizedException", "User is disabled.")
    attributes = attributes_of(cognito, user)
    usable = [name for name in options or VERIFIED if not (options and is_second_factor(name, user))]
    if any(attributes.get(VERIFIED[name]) == "true" for name in usable):
        return None
    # AWS documents the error, but not its words. These are those that users report.
    message = "Cannot reset password for the user as there is no registered/verified email or phone_number"
    return refuse(cognito, "InvalidParameterException", message)


def is_second_factor(name, user):
    """Whether a text message is the second factor already: with a recovery setting, it can't be the first one, too."""
    return name == "verified_phone_number" and "SMS_MFA" in user.get("_mfa_enabled", [])


RULE = Rule(
    name="recovery options",
    sentence=(
        "If neither a verified phone number nor a verified email exists, Amazon Cognito responds with an "
        "InvalidParameterException error."
    ),
    page="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ForgotPassword.html",
    before={"ForgotPassword": refuse_without_option},
    uses=("_code_delivery_response", "_hides_user_existence", "_masked_destination"),
)
