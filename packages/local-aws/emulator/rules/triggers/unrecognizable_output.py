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
        "Amazon Cognito passes event information to your Lambda function which returns the same event object back to Amazon "
        "Cognito with any changes in the response."
    ),
    page=(
        "https://docs.aws.amazon.com/cognito/latest/developerguide/"
        "cognito-user-identity-pools-working-with-aws-lambda-triggers.html"
    ),
    # What ministack's own triggers read an event with, once their function has run.
    wrapped={"_extract_trigger_response": refuse_other_output, **refusals.WRAPPED},
    uses=refusals.USED,
)
