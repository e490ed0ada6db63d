from ..lookup import pool_of, refuse
from ..rule import Rule


def refuse_second(cognito, request):
    pool = pool_of(cognito, request)
    if pool is None or not request.get("CustomDomainConfig") or not pool.get("CustomDomain"):
        return None
    # Neither the error nor its words are documented. ministack refuses a second prefix so.
    return refuse(cognito, "InvalidParameterException", "User pool already has a domain configured.")


RULE = Rule(
    name="one custom domain",
    sentence="A custom domain name that you provide to Amazon Cognito.",
    page="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UserPoolType.html",
    before={"CreateUserPoolDomain": refuse_second},
)
