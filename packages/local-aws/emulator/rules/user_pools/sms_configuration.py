from ..rule import Rule


def leave_out_what_is_not_set(_cognito, describe, acted):
    def describe_without(pool):
        described = describe(pool)
        if "SmsConfiguration" in described and not described["SmsConfiguration"]:
            acted()
            del described["SmsConfiguration"]
        return described

    return describe_without


RULE = Rule(
    name="no SMS configuration",
    # An SmsConfigurationType must have an SnsCallerArn, so an empty one isn't an answer of AWS's.
    sentence=(
        "To send SMS messages with Amazon SNS in the Amazon Web Services Region that you want, the Amazon Cognito user pool "
        "uses an Identity and Access Management (IAM) role in your Amazon Web Services account."
    ),
    page="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UserPoolType.html",
    keeps_settings=True,
    wrapped={"_pool_out": leave_out_what_is_not_set},
)
