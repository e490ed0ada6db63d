"""Makes ministack's policy evaluator expand the variables of an identity pool's credentials."""

import dataclasses
import json
import re
import secrets

VARIABLE = re.compile(r'\$\{([^{}"]+)\}')
# Replaces a variable that has no value here: nothing matches it, because nobody knows it.
NO_VALUE = secrets.token_hex(16)


def expand_in_policies(evaluator, sessions):
    """Expands the session's own identity and pool in the policies of an identity pool's session.

    evaluator: the module ministack.core.iam_evaluator; sessions: the sessions of ministack.services.sts, by access key.
    """
    resolve = getattr(evaluator, "resolve_principal", None)
    if resolve is None:
        return

    def resolve_with_variables(access_key_id, *args, **kwargs):
        principal = resolve(access_key_id, *args, **kwargs)
        session = sessions.get(access_key_id) or {}
        policies = getattr(principal, "policies", None)
        if "_identity_id" not in session or policies is None:
            return principal
        # Neither contains a wildcard: both are REGION:UUID.
        values = {
            "cognito-identity.amazonaws.com:aud": session["_identity_pool_id"],
            "cognito-identity.amazonaws.com:sub": session["_identity_id"],
        }
        expanded = [[expand_statement(statement, values) for statement in policy] for policy in policies]
        return dataclasses.replace(principal, policies=expanded)

    evaluator.resolve_principal = resolve_with_variables


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
