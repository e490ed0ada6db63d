from ..lookup import refuse
from ..rule import Rule
from . import invocation, refusals


def refuse_other_output(cognito, extract, acted):
    def extract_or_refuse(payload):
        if isinstance(invocation.parsed(payload).get("response"), dict):
            return extract(payload)
        acted()
        raise invocation.Refused(refuse(cognito, "InvalidLambdaResponseException", invocation.UNRECOGNIZABLE))

    return extract_or_refuse


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
    # What ministack's own triggers read an event with, once their function has run.
    wrapped={"_extract_trigger_response": refuse_other_output, **refusals.WRAPPED},
    uses=(*invocation.USED, *refusals.USED),
)
