"""Checks the settings that app clients are created and updated with. It is no rule, but rules need it."""

OPERATIONS = ("CreateUserPoolClient", "UpdateUserPoolClient")


def checked_by(check):
    """What a rule checks before. check(cognito, request): the answer that refuses the request, or None."""
    return {operation: check for operation in OPERATIONS}


def has_secret(request, client):
    """Whether a client has a secret; one that is being created, whether it gets one."""
    return bool(request.get("GenerateSecret") or request.get("ClientSecret") or client.get("ClientSecret"))
