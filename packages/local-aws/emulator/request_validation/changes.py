"""Which requests change how something is set up, rather than read or use it."""

import re

# By their names, these only read. What AWS calls otherwise is taken for a change.
READS = re.compile(r"(Admin|Batch)?(Describe|Get|Head|List)[A-Z].*")
# Those that an application makes all the time, by service.
USES = {
    "cognito-idp": {"AdminInitiateAuth", "AdminRespondToAuthChallenge"},
    "kms": {"Decrypt", "Encrypt", "GenerateDataKey"},
    "lambda": {"Invoke", "InvokeAsync", "InvokeWithResponseStream"},
    "logs": {"PutLogEvents"},
    "s3": {"DeleteObjects"},
}


def is_change(service, operation):
    return not (
        READS.fullmatch(operation)
        or operation in USES.get(service.name, ())
        or is_of_user(service, operation)
        or is_of_object(service, operation)
    )


def is_of_user(service, operation):
    """Whether a user's browser makes such requests: they need no signature, so no deployment does."""
    return service.operations[operation].get("authtype") == "none"


def is_of_object(service, operation):
    """Whether a request is for one object of Amazon S3, rather than for a bucket."""
    return service.name == "s3" and "{Key+}" in service.operations[operation]["http"]["requestUri"]
