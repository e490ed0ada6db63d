from ..lookup import refuse
from ..rule import Rule
from . import invocation, refusals
from .failures import CHALLENGES

# What parts of a response are, where they are there. ministack takes for granted that they are.
KINDS = {
    "accessTokenGeneration": dict,
    "claimsAndScopeOverrideDetails": dict,
    "claimsOverrideDetails": dict,
    "claimsToAddOrOverride": dict,
    "claimsToSuppress": list,
    "groupOverrideDetails": dict,
    "groupsToOverride": list,
    "idTokenGeneration": dict,
    "privateChallengeParameters": dict,
    "publicChallengeParameters": dict,
    "scopesToAdd": list,
    "scopesToSuppress": list,
}
# Have parts of any name.
FREE = ("claimsToAddOrOverride", "privateChallengeParameters", "publicChallengeParameters")


def refuse_other_output(cognito, extract, acted):
    def extract_or_refuse(payload):
        if is_response(invocation.parsed(payload).get("response")):
            return extract(payload)
        acted()
        raise invocation.Refused(unrecognizable(cognito))

    return extract_or_refuse


def refuse_other_challenges(cognito, invoke, acted):
    def invoke_challenge(*arguments, **options):
        event, refusal = invoke(*arguments, **options)
        if event is None or is_response(event.get("response")):
            return event, refusal
        acted()
        return None, unrecognizable(cognito)

    return invoke_challenge


def is_response(part):
    return isinstance(part, dict) and all(fits(name, value) for name, value in part.items() if name in KINDS)


def fits(name, value):
    is_nested = KINDS[name] is dict and name not in FREE
    return value is None or (is_response(value) if is_nested else isinstance(value, KINDS[name]))


def unrecognizable(cognito):
    return refuse(cognito, "InvalidLambdaResponseException", invocation.UNRECOGNIZABLE)


RULE = Rule(
    name="unrecognizable output of triggers",
    sentence=(
        "If your Lambda function doesn't return the request and response parameters to Amazon Cognito, or returns an "
        "error, the authentication event doesn't succeed."
    ),
    page=(
        "https://docs.aws.amazon.com/cognito/latest/developerguide/"
        "cognito-user-pools-working-with-lambda-triggers.html"
    ),
    wrapped={
        # What most of ministack's own triggers read an event with, once their function has run.
        "_extract_trigger_response": refuse_other_output,
        **{function: refuse_other_challenges for function in CHALLENGES},
        **refusals.WRAPPED,
    },
    uses=(*invocation.USED, *refusals.USED),
)
