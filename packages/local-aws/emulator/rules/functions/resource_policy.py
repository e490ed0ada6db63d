"""Evaluates the resource-based policies of functions. It is no rule, but rules need it."""

import re

ACTION = "lambda:InvokeFunction"
EQUAL = ("stringequals",)
LIKE = ("stringlike", "arnlike", "arnequals")


def lets_invoke(function, resource, service, context):
    """Whether a function's policy lets a service invoke it.

    resource: the ARN that is invoked, with its qualifier; context: the values of condition keys, in lowercase.
    """
    statements = [one for one in function["policy"]["Statement"] if concerns(one, resource, service)]
    denied = any(one["Effect"] == "Deny" and holds(one, context, unknown=True) for one in statements)
    return not denied and any(one["Effect"] == "Allow" and holds(one, context, unknown=False) for one in statements)


def concerns(statement, resource, service):
    principal = statement.get("Principal")
    services = "*" if principal == "*" else (principal or {}).get("Service")
    return (
        service_matches(services, service)
        and matches_any(statement.get("Action"), ACTION)
        and matches_any(statement.get("Resource"), resource)
    )


def service_matches(services, service):
    return services == "*" or service in listed(services)


def holds(statement, context, unknown):
    """Whether all conditions hold. unknown: what a condition counts as that this doesn't know."""
    return all(
        condition_holds(operator.lower(), values, context.get(key.lower()), unknown)
        for operator, keys in (statement.get("Condition") or {}).items()
        for key, values in keys.items()
    )


def condition_holds(operator, values, value, unknown):
    if operator not in (*EQUAL, *LIKE):
        return unknown
    if value is None:
        return False
    return value in listed(values) if operator in EQUAL else matches_any(values, value)


def matches_any(patterns, value):
    return any(matches(pattern, value) for pattern in listed(patterns))


def matches(pattern, value):
    expression = re.escape(pattern).replace(r"\*", ".*").replace(r"\?", ".")
    return re.fullmatch(expression, value, re.DOTALL) is not None


def listed(values):
    return values if isinstance(values, list) else [] if values is None else [values]
