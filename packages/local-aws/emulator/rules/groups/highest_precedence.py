from ..lookup import refuse
from ..rule import Rule

HIGHEST = 2**31 - 1


def refuse_higher(cognito, request):
    if request.get("Precedence", 0) > HIGHEST:
        # AWS documents the limit, but neither the error nor its words.
        message = f"Precedence must be at most {HIGHEST}."
        return refuse(cognito, "InvalidParameterException", message)
    return None


RULE = Rule(
    name="highest precedence of groups",
    sentence="The maximum Precedence value is 2^31-1.",
    page="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateGroup.html",
    before={"CreateGroup": refuse_higher, "UpdateGroup": refuse_higher},
)
