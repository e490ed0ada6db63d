"""Installs rules in ministack."""

import functools
import importlib

from . import lookup, required_names
from .rule import COGNITO, located

# What adding operations needs.
USED = ("_pin_unsigned_idp_scope", "run_reentrant")
# By service: the functions of ministack's Cognito through which every operation that it has goes, and every request.
ENTRANCES = {
    "cognito-idp": ("_run_idp_handler", "_dispatch_idp"),
    "cognito-identity": ("_run_identity_handler", "_dispatch_identity"),
}


def install(rules, tally):
    """Raises an AttributeError that says what this version of ministack doesn't have."""
    entered = {
        service: [rule for rule in rules if rule.service == service and has_operations(rule)] for service in ENTRANCES
    }
    required_names.require(required_by(rules, [service for service in entered if entered[service]]))
    for rule in rules:
        wrap_functions(rule, tally)
    for service, chosen in entered.items():
        if chosen:
            apply_at_operations(importlib.import_module(COGNITO), *ENTRANCES[service], chosen, tally)


def required_by(rules, services):
    """What rules need, as pairs of a module and a name. services: those whose entrances they change."""
    pairs = {pair for rule in rules for pair in rule.required}
    entrances = [name for service in services for name in (*ENTRANCES[service], *USED)]
    return pairs.union(map(located, (*lookup.USED, *entrances))) if rules else pairs


def has_operations(rule):
    return any((rule.before, rule.after, rule.around, rule.operations))


def wrap_functions(rule, tally):
    acted = functools.partial(tally.add, rule)
    for located_name, make in rule.wrapped.items():
        module_name, name = located(located_name)
        module = importlib.import_module(module_name)
        setattr(module, name, make(module, getattr(module, name), acted))


def apply_at_operations(module, run_name, dispatch_name, rules, tally):
    run, dispatch = getattr(module, run_name), getattr(module, dispatch_name)
    added = {operation: (rule, answer) for rule in rules for operation, answer in rule.operations.items()}

    def run_with_rules(handler, operation, request):
        # What ministack checks itself (tokens, secrets, the flows of a client) comes first.
        return run(with_rules(module, rules, operation, handler, tally), operation, without_nulls(request))

    async def dispatch_with_added(operation, request):
        if operation not in added:
            return await dispatch(operation, request)
        rule, answer = added[operation]
        if request.get("AccessToken"):
            # ministack finds the region of its own unsigned operations so.
            module._pin_unsigned_idp_scope(request)

        def handle(sent):
            tally.add(rule)
            return answer(module, sent)

        return await module.run_reentrant(run_with_rules, handle, operation, request)

    setattr(module, run_name, run_with_rules)
    setattr(module, dispatch_name, dispatch_with_added)


def without_nulls(value):
    """A part of a request, without the members that are null: to AWS, these are left out."""
    if isinstance(value, dict):
        return {name: without_nulls(member) for name, member in value.items() if member is not None}
    return [without_nulls(element) for element in value] if isinstance(value, list) else value


def with_rules(module, rules, operation, handler, tally):
    """The handler of an operation within all rules for it, of which the first comes first."""
    for rule in reversed(rules):
        handler = with_rule(module, rule, operation, handler, functools.partial(tally.add, rule))
    return handler


def with_rule(module, rule, operation, handler, acted):
    check, change = rule.before.get(operation), rule.after.get(operation)
    around = rule.around.get(operation)
    if not (check or change or around):
        return handler

    def handle(request):
        refusal = check and check(module, request)
        if refusal:
            acted()
            return refusal
        answer = around(module, request, handler, acted) if around else handler(request)
        changed = change(module, request, answer) if change and answer[0] == 200 else None
        if changed:
            acted()
        return changed or answer

    return handle
