"""Installs rules in ministack."""

import functools
import importlib

from . import lookup, required_names
from .rule import COGNITO

# By service: the functions of ministack's Cognito through which every operation that it has goes, and every request.
ENTRANCES = {
    "cognito-idp": ("_run_idp_handler", "_dispatch_idp"),
    "cognito-identity": ("_run_identity_handler", "_dispatch_identity"),
}


def install(rules, tally):
    """Raises an AttributeError that says what this version of ministack doesn't have."""
    modules = {rule.module: importlib.import_module(rule.module) for rule in rules}
    for name, module in modules.items():
        required = {needed for rule in rules if rule.module == name for needed in rule.required}
        required_names.require(module, *sorted(required.union(lookup.USED if name == COGNITO else ())))
    for rule in rules:
        wrap_functions(modules[rule.module], rule, tally)
    for service, (run_name, dispatch_name) in ENTRANCES.items():
        chosen = [rule for rule in rules if rule.service == service and has_operations(rule)]
        if chosen:
            module = modules[chosen[0].module]
            required_names.require(module, run_name, dispatch_name, "run_reentrant", "_pin_unsigned_idp_scope")
            apply_at_operations(module, run_name, dispatch_name, chosen, tally)


def has_operations(rule):
    return any((rule.before, rule.after, rule.around, rule.operations))


def wrap_functions(module, rule, tally):
    for name, make in rule.wrapped.items():
        setattr(module, name, make(module, getattr(module, name), functools.partial(tally.add, rule)))


def apply_at_operations(module, run_name, dispatch_name, rules, tally):
    run, dispatch = getattr(module, run_name), getattr(module, dispatch_name)
    added = {operation: (rule, answer) for rule in rules for operation, answer in rule.operations.items()}

    def run_with_rules(handler, operation, request):
        # What ministack checks itself (tokens, secrets, the flows of a client) comes first.
        return run(with_rules(module, rules, operation, handler, tally), operation, request)

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
