import json
import secrets

from ..rule import Rule

# By the setting of a user pool, the factor that it activates.
FACTORS = {
    "SmsMfaConfiguration": "SMS_MFA",
    "SoftwareTokenMfaConfiguration": "SOFTWARE_TOKEN_MFA",
    "EmailMfaConfiguration": "EMAIL_OTP",
}


def ask_for_set_up(_cognito, challenge, acted):
    def challenge_or_set_up(pool, user, pool_id, username):
        if pool.get("MfaConfiguration") != "ON" or "SOFTWARE_TOKEN_MFA" in user.get("_mfa_enabled", []):
            return challenge(pool, user, pool_id, username)
        acted()
        return {
            "ChallengeName": "MFA_SETUP",
            "Session": secrets.token_urlsafe(64),
            "ChallengeParameters": {"USER_ID_FOR_SRP": username, "MFAS_CAN_SETUP": json.dumps(factors_of(pool))},
        }

    return challenge_or_set_up


def factors_of(pool):
    """The factors that a pool activates. Only that of authenticator apps can be there and be off."""
    settings = {factor: pool.get(name) for name, factor in FACTORS.items()}
    return [factor for factor, setting in settings.items() if setting and setting.get("Enabled", True)]


RULE = Rule(
    name="required second factor",
    sentence=(
        "For users who are required to setup an MFA factor before they can sign in. The MFA types activated for the "
        "user pool will be listed in the challenge parameters MFAS_CAN_SETUP value."
    ),
    page="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_InitiateAuth.html",
    wrapped={"_mfa_challenge_for_user": ask_for_set_up},
)
