from ..lookup import pool_of, refuse
from ..rule import Rule
from . import sessions


def refuse_authenticators(cognito, request):
    pool = pool_of_user(cognito, request)
    if pool is None or (pool.get("SoftwareTokenMfaConfiguration") or {}).get("Enabled"):
        return None
    message = "Software Token MFA has not been enabled by the userPool"
    return refuse(cognito, "SoftwareTokenMFANotFoundException", message)


def pool_of_user(cognito, request):
    """The pool of the user who has signed in, or is about to; None if that is nobody."""
    session = sessions.find(cognito, request)
    return cognito._user_pools.get(session["pool_id"]) if session else pool_of(cognito, request)


RULE = Rule(
    name="no authenticator apps unless activated",
    sentence=(
        "If you haven't activated TOTP software token MFA for the user pool, Amazon Cognito can't use the token to "
        "associate or verify users. In this case, users receive a SoftwareTokenMFANotFoundException exception with the "
        "description Software Token MFA has not been enabled by the userPool."
    ),
    page="https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-mfa-totp.html",
    before={"AssociateSoftwareToken": refuse_authenticators, "VerifySoftwareToken": refuse_authenticators},
    uses=sessions.USED,
)
