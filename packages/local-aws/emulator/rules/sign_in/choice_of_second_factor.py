import secrets

from ..lookup import pool_of, refuse, succeed, user_of
from ..messages import delivery
from ..rule import Rule
from . import second_factors, sessions

CHALLENGE = "SELECT_MFA_TYPE"
# RespondToAuthChallenge's page calls it so.
OTHER_NAMES = {"EMAIL_MFA": "EMAIL_OTP"}


def ask_for_choice(cognito, challenge, acted):
    def challenge_or_ask(pool, user, pool_id, username):
        factors = second_factors.asked(cognito, pool, user)
        if len(factors) < 2:
            return challenge(pool, user, pool_id, username)
        acted()
        return {
            "ChallengeName": CHALLENGE,
            "Session": secrets.token_urlsafe(64),
            # AWS's guide calls it MFAS_CAN_SELECT. This is the name that its users see, and Amplify's libraries look for.
            "ChallengeParameters": {"USER_ID_FOR_SRP": username, "MFAS_CAN_CHOOSE": second_factors.listed(factors)},
        }

    return challenge_or_ask


def choose(cognito, request, proceed, acted):
    if request.get("ChallengeName") != CHALLENGE:
        return proceed(request)
    acted()
    pool, user = pool_of(cognito, request), user_of(cognito, request)
    chosen = sessions.response_to(request, "ANSWER")
    challenge = challenge_of(cognito, pool, user, OTHER_NAMES.get(chosen, chosen))
    # AWS documents neither the error nor its words.
    return succeed(cognito, challenge) if challenge else refuse(cognito, "InvalidParameterException", "Invalid answer.")


def challenge_of(cognito, pool, user, factor):
    """The challenge of the factor that a user has chosen; None if the user can't choose it."""
    if factor not in second_factors.asked(cognito, pool, user):
        return None
    preferring = {**user, "_mfa_enabled": [factor], "_preferred_mfa": factor}
    return cognito._mfa_challenge_for_user(pool, preferring, pool["Id"], user["Username"])


RULE = Rule(
    name="choice of a second factor",
    sentence=(
        "If multiple options are activated and no preference is set, a challenge to choose an MFA option will be returned "
        "during sign-in."
    ),
    page="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_SetUserMFAPreference.html",
    around={operation: choose for operation in sessions.RESPONSES},
    wrapped={"_mfa_challenge_for_user": ask_for_choice},
    uses=(*delivery.USED, *sessions.USED),
)
