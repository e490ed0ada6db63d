from ..lookup import pool_of, refuse
from ..rule import Rule


def refuse_deletion(cognito, request):
    pool = pool_of(cognito, request)
    if pool and pool.get("DeletionProtection") == "ACTIVE":
        # AWS documents the refusal, but not its words. These are those that users report.
        message = (
            "The user pool cannot be deleted because deletion protection is activated. "
            "Deletion protection must be inactivated first."
        )
        return refuse(cognito, "InvalidParameterException", message)
    return None


RULE = Rule(
    name="deletion protection",
    sentence=(
        "When active, DeletionProtection prevents accidental deletion of your user pool. Before you can delete a user pool "
        "that you have protected against deletion, you must deactivate this feature."
    ),
    page="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UpdateUserPool.html",
    before={"DeleteUserPool": refuse_deletion},
)
