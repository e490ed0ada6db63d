import ast
import os

from ..rule import Rule
from . import invocation, refusals

TRIGGER = "PreTokenGeneration"
# ministack's setting that has it raise what it otherwise ignores, and the words that it raises.
SETTING = "MINISTACK_COGNITO_PRETOKEN_STRICT"
FAILURE = f"{TRIGGER} error: "


def fail_with_function(cognito, apply, acted):
    os.environ[SETTING] = "1"

    def apply_or_fail(**details):
        try:
            return apply(**details)
        except RuntimeError as error:
            acted()
            raise refusal_of(cognito, str(error)) from error

    return apply_or_fail


def refusal_of(cognito, message):
    if not message.startswith(FAILURE):
        return invocation.cannot_invoke(cognito, TRIGGER)
    return invocation.failed(cognito, TRIGGER, ast.literal_eval(message.removeprefix(FAILURE)))


RULE = Rule(
    name="failures of the pre token generation trigger",
    sentence=(
        "You can return an error in your function to prevent a user's sign-up, authentication, token generation, or "
        "any other stage of their authentication flow that invokes Lambda trigger."
    ),
    page=(
        "https://docs.aws.amazon.com/cognito/latest/developerguide/"
        "cognito-user-pools-working-with-lambda-triggers.html"
    ),
    wrapped={"_apply_pretoken_trigger": fail_with_function, **refusals.WRAPPED},
    uses=(*invocation.USED, *refusals.USED),
)
