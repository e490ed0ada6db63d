"""Finds out whether a function's policy lets a user pool invoke it. It is no rule, but rules need it."""

from ..functions.resource_policy import lets_invoke

# What these functions need of ministack.
USED = ("ministack.services.lambda_svc:_get_base_func_record_for_ref",)

SERVICE = "cognito-idp.amazonaws.com"


def may_invoke(pool, function):
    """Whether Amazon Cognito may invoke a function, by its ARN, for a user pool. False where there is none."""
    # With every invocation, since ministack loads this service later.
    from ministack.services import lambda_svc

    record, _, _ = lambda_svc._get_base_func_record_for_ref(function)
    context = {"aws:sourcearn": pool["Arn"], "aws:sourceaccount": pool["Arn"].split(":")[4]}
    return record is not None and lets_invoke(record, function, SERVICE, context)
