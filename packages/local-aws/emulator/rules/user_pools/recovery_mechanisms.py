from ..lookup import refuse
from ..passwords.recovery_mechanisms import mechanisms_of
from ..rule import Rule


def refuse_mechanisms(cognito, request):
    fault = fault_of([(one["Name"], one["Priority"]) for one in mechanisms_of(request)])
    return refuse(cognito, "InvalidParameterException", f"Account Recovery Setting cannot {fault}.") if fault else None


def fault_of(mechanisms):
    """What is wrong with mechanisms, given as pairs of a name and a priority; None if nothing is.

    Users report both refusals and their words.
    """
    names, priorities = [name for name, _ in mechanisms], [priority for _, priority in mechanisms]
    if "admin_only" in names and len(set(names)) > 1:
        return "use admin_only setting with any other recovery mechanisms"
    if len(set(names)) < len(names) or len(set(priorities)) < len(priorities):
        return "have duplicate priorities or recovery mechanisms"
    return None


RULE = Rule(
    name="recovery mechanisms that go together",
    sentence="The admin_only option prevents self-service account recovery.",
    page="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_RecoveryOptionType.html",
    reported=True,
    before={"CreateUserPool": refuse_mechanisms, "UpdateUserPool": refuse_mechanisms},
)
