from ..lookup import pool_of, refuse
from ..rule import Rule
from .domain_requests import domains_of


def refuse_deletion(cognito, request):
    pool = pool_of(cognito, request)
    if pool is None or not domains_of(pool):
        return None
    # The page has this refusal, with its words, among its examples.
    message = "User pool cannot be deleted. It has a domain configured that should be deleted first."
    return refuse(cognito, "InvalidParameterException", message)


RULE = Rule(
    name="no deletion of pools with a domain",
    sentence="After you delete a user pool, users can no longer sign in to any associated applications.",
    page="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_DeleteUserPool.html",
    before={"DeleteUserPool": refuse_deletion},
)
