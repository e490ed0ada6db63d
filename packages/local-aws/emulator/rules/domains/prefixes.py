import re

from ..lookup import refuse
from ..rule import Rule

# The pattern of the API's model. There it also stands for custom domains, which have dots.
PATTERN = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?")
RESERVED = ("aws", "amazon", "cognito")


def refuse_prefix(cognito, request):
    prefix = request.get("Domain") or ""
    if request.get("CustomDomainConfig"):
        return None
    if not PATTERN.fullmatch(prefix):
        # Its words aren't documented.
        return refuse(cognito, "InvalidParameterException", f"Invalid domain prefix: {prefix}")
    reserved = [word for word in RESERVED if word in prefix]
    if reserved:
        # These are the words that users report.
        message = f"Domain cannot contain reserved word: {reserved[0]}"
        return refuse(cognito, "InvalidParameterException", message)
    return None


RULE = Rule(
    name="prefixes of domains",
    sentence="You can't use the text aws, amazon, or cognito in the domain prefix.",
    page="https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-assign-domain-prefix.html",
    before={"CreateUserPoolDomain": refuse_prefix},
)
