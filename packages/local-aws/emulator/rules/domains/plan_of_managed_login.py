from ..lookup import pool_of, refuse
from ..rule import Rule
from .domain_requests import OPERATIONS

MANAGED_LOGIN = 2
LITE = "LITE"
# The words are those of other features.
MESSAGE = f"The following features need to be disabled for the {LITE} pricing tier configured: Managed Login"


def refuse_plan(cognito, request):
    pool = pool_of(cognito, request)
    if pool is None or request.get("ManagedLoginVersion") != MANAGED_LOGIN:
        return None
    if cognito._user_pool_tier(pool) != LITE:
        return None
    # Both operations list the error.
    return refuse(cognito, "FeatureUnavailableInTierException", MESSAGE)


def refuse_change_of_plan(cognito, request):
    versions = (pool_of(cognito, request) or {}).get("_managed_login_versions") or {}
    if request.get("UserPoolTier") != LITE or MANAGED_LOGIN not in versions.values():
        return None
    # The operation lists the error. That AWS refuses the change is reported for other features that the plan lacks, and
    # not documented for this one.
    return refuse(cognito, "TierChangeNotAllowedException", MESSAGE)


RULE = Rule(
    name="plan of managed login",
    sentence="Managed login requires that your user pool be configured for any feature plan other than Lite.",
    page="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolDomain.html",
    reported=True,
    before={**{operation: refuse_plan for operation in OPERATIONS}, "UpdateUserPool": refuse_change_of_plan},
    uses=("_user_pool_tier",),
)
