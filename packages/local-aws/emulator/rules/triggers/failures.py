import ast
import json

from ..rule import Rule
from . import invocation, refusals

# Which trigger each of ministack's functions invokes.
CHALLENGES = {
    "_invoke_define_auth_challenge_trigger": "DefineAuthChallenge",
    "_invoke_create_auth_challenge_trigger": "CreateAuthChallenge",
    "_invoke_verify_auth_challenge_trigger": "VerifyAuthChallengeResponse",
}


def name_pre_sign_up(cognito, apply, acted):
    def apply_pre_sign_up(*arguments, **options):
        try:
            return apply(*arguments, **options)
        except cognito._PreSignUpRejected as rejected:
            error = error_of(str(rejected))
            if not isinstance(error, dict):
                raise
            acted()
            raise cognito._PreSignUpRejected(invocation.failure("PreSignUp", error)) from rejected

    return apply_pre_sign_up


def naming(trigger):
    def name_challenge(cognito, invoke, acted):
        def invoke_challenge(*arguments, **options):
            event, refusal = invoke(*arguments, **options)
            _, returned, body = (json.loads(refusal[2])["message"] if refusal else "").partition("returned error: ")
            if not returned:
                return event, refusal
            acted()
            return None, invocation.failed(cognito, trigger, error_of(body)).answer

        return invoke_challenge

    return name_challenge


def error_of(text):
    """What a function that failed gave, which ministack writes as Python does; the text where it is anything else."""
    try:
        return ast.literal_eval(text)
    except (SyntaxError, ValueError):
        return text


RULE = Rule(
    name="failures of triggers",
    sentence=(
        "The Amazon Cognito user pools API returns trigger errors in the format [trigger] failed with error [error "
        "text from response]."
    ),
    page=(
        "https://docs.aws.amazon.com/cognito/latest/developerguide/"
        "cognito-user-pools-working-with-lambda-triggers.html"
    ),
    wrapped={
        "_apply_presignup_trigger": name_pre_sign_up,
        **{function: naming(trigger) for function, trigger in CHALLENGES.items()},
        **refusals.WRAPPED,
    },
    uses=("_PreSignUpRejected", *invocation.USED, *refusals.USED),
)
