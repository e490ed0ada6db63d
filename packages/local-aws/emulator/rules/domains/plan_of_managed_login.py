from ..lookup import pool_of, refuse
from ..rule import Rule
from .domain_requests import OPERATIONS

MANAGED_LOGIN = 2


def refuse_plan(cognito, request):
    pool = pool_of(cognito, request)
    if pool is None or request.get("ManagedLoginVersion") != MANAGED_LOGIN:
        return None
    if cognito._user_pool_tier(pool) != "LITE":
        return None
    # Both operations list the error. The words are those of other features.
    message = "The following features need to be disabled for the LITE pricing tier configured: Managed Login"
    return refuse(cognito, "FeatureUnavailableInTierException", message)


RULE = Rule(
    name="plan of managed login",
    sentence="Managed login requires that your user pool be configured for any feature plan other than Lite.",
    page="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolDomain.html",
    before={operation: refuse_plan for operation in OPERATIONS},
    uses=("_user_pool_tier",),
)
