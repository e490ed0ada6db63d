import dataclasses
import json
import re
import secrets

from ..rule import Rule

VARIABLE = re.compile(r'\$\{([^{}"]+)\}')
# Replaces a variable that has no value here: nothing matches it, because nobody knows it.
NO_VALUE = secrets.token_hex(16)


class Expanded(list):
    """Policies in which variables are expanded, and as they were."""

    def __init__(self, policies, original):
        super().__init__(policies)
        self.original = original


def expand_in_policies(_evaluator, resolve, _acted):
    """Expands the session's own identity and pool in the policies of an identity pool's session."""

    def resolve_with_variables(access_key_id, *args, **kwargs):
        # With every request, since ministack loads this service later, and can replace its sessions.
        from ministack.services import sts

        principal = resolve(access_key_id, *args, **kwargs)
        session = sts._sessions.get(access_key_id) or {}
        policies = getattr(principal, "policies", None)
        if "_identity_id" not in session or policies is None:
            return principal
        # Neither contains a wildcard: both are REGION:UUID.
        values = {
            "cognito-identity.amazonaws.com:aud": session["_identity_pool_id"],
            "cognito-identity.amazonaws.com:sub": session["_identity_id"],
        }
        expanded = [[expand_statement(statement, values) for statement in policy] for policy in policies]
        return dataclasses.replace(principal, policies=Expanded(expanded, policies))

    return resolve_with_variables


def notice_other_decision(_evaluator, evaluate, acted):
    def evaluate_both(context, policies, *limits):
        result = evaluate(context, policies, *limits)
        if isinstance(policies, Expanded):
            if evaluate(context, policies.original, *limits).decision != result.decision:
                acted()
        return result

    return evaluate_both


def expand_statement(statement, values):
    """The statement, with the variables expanded where AWS has them: in its resources and conditions."""
    return dataclasses.replace(
        statement,
        resources=expand(statement.resources, values),
        not_resources=expand(statement.not_resources, values),
        conditions=expand(statement.conditions, values),
    )


def expand(part, values):
    return json.loads(VARIABLE.sub(lambda found: values.get(found[1].lower(), NO_VALUE), json.dumps(part)))


RULE = Rule(
    name="variables in policies",
    sentence=(
        "IAM provides policy variables, a feature that lets you specify placeholders in a policy. When the policy is "
        "evaluated, the policy variables are replaced with values that come from the context of the request itself."
    ),
    page="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html",
    service="cognito-identity",
    wrapped={
        "ministack.core.iam_evaluator:resolve_principal": expand_in_policies,
        "ministack.core.iam_evaluator:evaluate": notice_other_decision,
    },
    uses=("ministack.services.sts:_sessions",),
)
