from ..lookup import body_of, succeed
from ..rule import Rule
from .sessions import RESPONSES

SOURCE = "TokenGeneration_NewPasswordChallenge"
# Of a result of ministack's: the challenge in the place of tokens.
CHALLENGE = "_Challenge"


def challenge_before_tokens(cognito, build, _acted):
    """Makes no tokens where the user has another challenge to answer: they may invoke a trigger."""

    def build_unless_challenged(pool_id, client_id, user, *args, **options):
        if options.get("trigger_source") == SOURCE:
            pool = cognito._user_pools.get(pool_id)
            challenge = cognito._mfa_challenge_for_user(pool, user, pool_id, user["Username"])
            if challenge:
                return {CHALLENGE: challenge}
        return build(pool_id, client_id, user, *args, **options)

    return build_unless_challenged


def answer_with_challenge(cognito, _request, answer):
    challenge = body_of(answer).get("AuthenticationResult", {}).get(CHALLENGE)
    return succeed(cognito, challenge) if challenge else None


RULE = Rule(
    name="second factor after a new password",
    sentence=(
        "After your user succeeds in the challenge to set their initial password, or if you set a permanent password "
        "for the user, Amazon Cognito immediately challenges the user to set up MFA."
    ),
    page="https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-mfa-totp.html",
    after={operation: answer_with_challenge for operation in RESPONSES},
    wrapped={"_build_auth_result": challenge_before_tokens},
    uses=("_mfa_challenge_for_user",),
)
