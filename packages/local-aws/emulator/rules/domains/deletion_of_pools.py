from ..lookup import pool_of, refuse
from ..rule import Rule
from .domain_requests import domains_of

# AWS's words, as users report them.
REFUSAL = "User pool cannot be deleted. It has a domain configured that should be deleted first."


def refuse_deletion(cognito, request):
    pool = pool_of(cognito, request)
    if pool is None or not domains_of(pool):
        return None
    return refuse(cognito, "InvalidParameterException", REFUSAL)


RULE = Rule(
    name="no deletion of pools with a domain",
    sentence="After you delete a user pool, users can no longer sign in to any associated applications.",
    page="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_DeleteUserPool.html",
    reported=True,
    before={"DeleteUserPool": refuse_deletion},
)
