import secrets

from ..messages import delivery
from ..rule import Rule
from . import second_factors


def ask_for_set_up(cognito, challenge, acted):
    def challenge_or_set_up(pool, user, pool_id, username):
        if pool.get("MfaConfiguration") != "ON" or second_factors.asked(cognito, pool, user):
            return challenge(pool, user, pool_id, username)
        acted()
        # Of some users, AWS's guide says that it "returns an error" where they can set nothing up; it doesn't say which.
        factors = second_factors.can_be_set_up(cognito, pool, user)
        return {
            "ChallengeName": "MFA_SETUP",
            "Session": secrets.token_urlsafe(64),
            "ChallengeParameters": {"USER_ID_FOR_SRP": username, "MFAS_CAN_SETUP": second_factors.listed(factors)},
        }

    return challenge_or_set_up


RULE = Rule(
    name="required second factor",
    sentence=(
        "For users who are required to setup an MFA factor before they can sign in. The MFA types activated for the "
        "user pool will be listed in the challenge parameters MFAS_CAN_SETUP value."
    ),
    page="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_InitiateAuth.html",
    wrapped={"_mfa_challenge_for_user": ask_for_set_up},
    uses=delivery.USED,
)
