from ..rule import Rule
from .grants import may_invoke
from .permission import RULE as PERMISSION


def guard(invocation, run, acted):
    def run_if_permitted(cognito, pool, trigger, function, event):
        if not may_invoke(pool, function):
            acted()
            raise invocation.cannot_invoke(cognito, trigger)
        return run(cognito, pool, trigger, function, event)

    return run_if_permitted


RULE = Rule(
    name="permission to invoke functions of added triggers",
    sentence=PERMISSION.sentence,
    page=PERMISSION.page,
    # The triggers that ministack doesn't have are invoked there.
    module="rules.triggers.invocation",
    wrapped={"run_function": guard},
)
