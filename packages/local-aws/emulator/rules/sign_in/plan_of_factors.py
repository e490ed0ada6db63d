from ..lookup import pool_of, refuse
from ..rule import Rule
from .first_factors import PASSWORD, allowed

LITE = "LITE"


def refuse_first_factors(cognito, error_of, acted):
    """The function that looks whether a plan has what a pool is to have, which looks at first factors, too."""

    def error_or_refusal(tier, add_ons, policies, current=None):
        error = error_of(tier, add_ons, policies, current)
        if error or tier != LITE or set(allowed({"Policies": policies})) <= {PASSWORD}:
            return error
        acted()
        is_change = current not in (None, LITE)
        return refusal(cognito, "SignInPolicy", "TierChangeNotAllowedException" if is_change else None)

    return error_or_refusal


def refuse_flow(cognito, request):
    is_set = "ALLOW_USER_AUTH" in (request.get("ExplicitAuthFlows") or [])
    return refusal(cognito, "ALLOW_USER_AUTH") if is_set and is_lite(cognito, request) else None


def is_lite(cognito, request):
    pool = pool_of(cognito, request)
    return pool is not None and cognito._user_pool_tier(pool) == LITE


def refusal(cognito, feature, error=None):
    # The operations list the errors. The words are those of other features.
    message = f"The following features need to be disabled for the {LITE} pricing tier configured: {feature}"
    return refuse(cognito, error or "FeatureUnavailableInTierException", message)


RULE = Rule(
    name="plan of factors by code",
    sentence=(
        "The policy for allowed types of authentication in a user pool. To activate this setting, your user pool must be in "
        "the Essentials tier or higher."
    ),
    page="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_SignInPolicyType.html",
    # The page of CreateUserPoolClient says the same of the flow.
    before={operation: refuse_flow for operation in ("CreateUserPoolClient", "UpdateUserPoolClient")},
    wrapped={"_user_pool_tier_error": refuse_first_factors},
    uses=("_user_pool_tier",),
)
