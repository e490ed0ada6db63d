from ..lookup import client_of, refuse
from ..rule import Rule
from .requested import requested_attributes

# Only Cognito and administrators say what is verified: these are in no client's list, nor in its default.
NEVER_WRITABLE = {"email_verified", "phone_number_verified"}


def refuse_unwritable(cognito, request):
    given = set(requested_attributes(request))
    if given & NEVER_WRITABLE or given - writable_names(cognito, request, given):
        # AWS documents the error, but not its words. These are those that users report.
        return refuse(cognito, "NotAuthorizedException", "A client attempted to write unauthorized attribute")
    return None


def writable_names(cognito, request, given):
    """A client without a list may write what is given.

    AWS's documentation says that it may write standard attributes only, but users report custom ones that it writes, too.
    To refuse these here would hide that they are open to everybody who is signed in.
    """
    writable = client_of(cognito, request).get("WriteAttributes")
    return set(writable) if writable else given


RULE = Rule(
    name="writable attributes",
    sentence=(
        "After your user authenticates in your app, their access token authorizes them to set or modify their own attribute "
        "value for any attribute in this list."
    ),
    page="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolClient.html",
    before={
        "AdminRespondToAuthChallenge": refuse_unwritable,
        "RespondToAuthChallenge": refuse_unwritable,
        "SignUp": refuse_unwritable,
        "UpdateUserAttributes": refuse_unwritable,
    },
)
