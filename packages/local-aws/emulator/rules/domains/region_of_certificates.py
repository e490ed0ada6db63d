from ..lookup import refuse
from ..rule import Rule
from .domain_requests import OPERATIONS

REGION = "us-east-1"


def refuse_other_regions(cognito, request):
    certificate = (request.get("CustomDomainConfig") or {}).get("CertificateArn")
    if not certificate or (certificate.split(":") + [""] * 4)[2:4] == ["acm", REGION]:
        return None
    # Neither the error nor its words are documented. These are the words of Amazon CloudFront, which serves the domain.
    message = (
        "The specified SSL certificate doesn't exist, isn't in us-east-1 region, isn't valid, or doesn't include a valid "
        "certificate chain."
    )
    return refuse(cognito, "InvalidParameterException", message)


RULE = Rule(
    name="region of the certificates of domains",
    sentence=(
        "When you choose a custom domain, you must provide an SSL certificate in the US East (N. Virginia) Amazon Web "
        "Services Region in your request."
    ),
    page="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolDomain.html",
    before={operation: refuse_other_regions for operation in OPERATIONS},
)
