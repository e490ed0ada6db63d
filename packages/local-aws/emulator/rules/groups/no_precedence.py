from ..lookup import body_of, pool_of, succeed
from ..rule import Rule


def leave_out_precedence(cognito, request, answer):
    if "Precedence" in request:
        return None
    # ministack gives the group 0, which is the highest precedence.
    group = pool_of(cognito, request)["_groups"][request["GroupName"]]
    group.pop("Precedence", None)
    described = {name: value for name, value in body_of(answer)["Group"].items() if name != "Precedence"}
    return succeed(cognito, {"Group": described})


RULE = Rule(
    name="groups without precedence",
    sentence="The default Precedence value is null.",
    page="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateGroup.html",
    after={"CreateGroup": leave_out_precedence},
)
