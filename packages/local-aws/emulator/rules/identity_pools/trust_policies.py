from ..lookup import refuse
from ..rule import Rule
from . import sessions

PROVIDER = "cognito-identity.amazonaws.com"


def refuse_without_trust(cognito, _request, answer):
    session = sessions.session_of(answer)
    if is_trusted(session):
        return None
    sessions.end_session(answer)
    # AWS documents the error, but not its words. These are those that its users report.
    message = "Invalid identity pool configuration. Check assigned IAM roles for this pool."
    return refuse(cognito, "InvalidIdentityPoolConfigurationException", message)


def is_trusted(session):
    """Whether the role of a session trusts the user or guest whose it is. False where there is no such role."""
    # With every request, since ministack loads these later.
    from ministack.core import iam_evaluator
    from ministack.services import iam

    role = iam._roles.get(sessions.role_name_of(session))
    if role is None:
        return False
    context = iam_evaluator.EvalContext(
        principal_arn=PROVIDER,
        principal_type="WebIdentityUser",
        principal_account=session["AccountId"],
        action="sts:AssumeRoleWithWebIdentity",
        resource_arn=role["Arn"],
        region=session["_identity_pool_id"].partition(":")[0],
        service_context={
            f"{PROVIDER}:aud": session["_identity_pool_id"],
            f"{PROVIDER}:sub": session["_identity_id"],
            f"{PROVIDER}:amr": session["_cognito_amr"],
        },
    )
    return iam_evaluator.evaluate_trust_policy(role["AssumeRolePolicyDocument"], PROVIDER, context)


RULE = Rule(
    name="trust policies of identity pools' roles",
    sentence=(
        "It is important to add the appropriate trust policy for each role so that it can only be assumed by Amazon "
        "Cognito for authenticated users in your identity pool."
    ),
    page="https://docs.aws.amazon.com/cognito/latest/developerguide/role-based-access-control.html",
    service="cognito-identity",
    after={"GetCredentialsForIdentity": refuse_without_trust},
    uses=(
        "ministack.core.iam_evaluator:EvalContext",
        "ministack.core.iam_evaluator:evaluate_trust_policy",
        "ministack.services.iam:_roles",
        *sessions.USED,
    ),
)
