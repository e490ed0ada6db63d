from ..lookup import succeed
from ..rule import Rule
from .sessions import RESPONSES

SOURCE = "TokenGeneration_NewPasswordChallenge"


class ChallengedError(Exception):
    """Stops ministack from making tokens, which may invoke a trigger."""

    def __init__(self, challenge):
        super().__init__("The user has another challenge to answer.")
        self.challenge = challenge


def challenge_before_tokens(cognito, build, _acted):
    def build_unless_challenged(pool_id, client_id, user, *args, **options):
        if options.get("trigger_source") == SOURCE:
            pool = cognito._user_pools.get(pool_id)
            challenge = cognito._mfa_challenge_for_user(pool, user, pool_id, user["Username"])
            if challenge:
                raise ChallengedError(challenge)
        return build(pool_id, client_id, user, *args, **options)

    return build_unless_challenged


def answer_with_challenge(cognito, request, proceed, acted):
    try:
        return proceed(request)
    except ChallengedError as error:
        acted()
        return succeed(cognito, error.challenge)


RULE = Rule(
    name="second factor after a new password",
    sentence=(
        "After your user succeeds in the challenge to set their initial password, or if you set a permanent password "
        "for the user, Amazon Cognito immediately challenges the user to set up MFA."
    ),
    page="https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-mfa-totp.html",
    around={operation: answer_with_challenge for operation in RESPONSES},
    wrapped={"_build_auth_result": challenge_before_tokens},
    uses=("_mfa_challenge_for_user",),
)
