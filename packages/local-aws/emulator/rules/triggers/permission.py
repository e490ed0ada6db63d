from ..rule import Rule
from . import grants, invocation, refusals

# Which trigger each of ministack's functions invokes.
INVOKED = {
    "_apply_custom_message_trigger": "CustomMessage",
    "_apply_inbound_federation_trigger": "InboundFederation",
    "_apply_presignup_trigger": "PreSignUp",
    "_invoke_create_auth_challenge_trigger": "CreateAuthChallenge",
    "_invoke_define_auth_challenge_trigger": "DefineAuthChallenge",
    "_invoke_verify_auth_challenge_trigger": "VerifyAuthChallengeResponse",
}


def guarding(trigger):
    def guard(cognito, invoke, acted):
        def invoke_if_permitted(pool, *arguments, **options):
            refuse_without(cognito, pool if isinstance(pool, dict) else cognito._user_pools.get(pool), trigger, acted)
            return invoke(pool, *arguments, **options)

        return invoke_if_permitted

    return guard


def guard_pre_token_generation(cognito, apply, acted):
    def apply_if_permitted(**details):
        pool = cognito._user_pools.get(details["pool_id"]) or {}
        configured = (pool.get("LambdaConfig") or {}).get("PreTokenGenerationConfig") or {}
        is_machine = details["trigger_source"] == "TokenGeneration_ClientCredentials"
        if not is_machine or configured.get("LambdaVersion") == "V3_0":
            names = ("PreTokenGenerationConfig", "PreTokenGeneration")
            setting = next((name for name in names if invocation.function_of(pool, name)), None)
            refuse_without(cognito, pool, setting, acted, "PreTokenGeneration")
        return apply(**details)

    return apply_if_permitted


def guard_added(_invocation, find, acted):
    """Guards the triggers that ministack doesn't have."""

    def find_if_permitted(cognito, pool, trigger):
        refuse_without(cognito, pool, trigger, acted)
        return find(cognito, pool, trigger)

    return find_if_permitted


def refuse_without(cognito, pool, setting, acted, trigger=None):
    function = invocation.function_of(pool, setting) if pool and setting else None
    if function and not grants.may_invoke(pool, function):
        acted()
        raise invocation.cannot_invoke(cognito, trigger or setting)


RULE = Rule(
    name="permission to invoke functions",
    sentence=(
        "When you create a Lambda trigger outside of the Amazon Cognito console, including a cross-account function, "
        "you must add permissions to the resource-based policy of the Lambda function. Your added permissions must "
        "allow Amazon Cognito to invoke the function on behalf of your user pool."
    ),
    page=(
        "https://docs.aws.amazon.com/cognito/latest/developerguide/"
        "cognito-user-pools-working-with-lambda-triggers.html"
    ),
    wrapped={
        **{function: guarding(trigger) for function, trigger in INVOKED.items()},
        "_apply_pretoken_trigger": guard_pre_token_generation,
        "rules.triggers.invocation:invocable": guard_added,
        **refusals.WRAPPED,
    },
    uses=(*grants.USED, *invocation.USED, *refusals.USED),
)
