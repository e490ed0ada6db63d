from ..lookup import pool_of, refuse
from ..rule import Rule
from ..schema import schema_of
from ..users.required_attributes import required_names
from ..users.writable_attributes import NEVER_WRITABLE
from . import client_requests


def refuse_lists(cognito, request):
    pool = pool_of(cognito, request)
    if pool is None:
        return None
    # A client always reads sub, and AWS takes it in neither list.
    listable = schema_of(pool).keys() - {"sub"}
    readable, writable = set(request.get("ReadAttributes") or []), set(request.get("WriteAttributes") or [])
    if readable - listable:
        return refuse_list(cognito, "read")
    unwritable = writable - (listable - NEVER_WRITABLE)
    if writable and (unwritable or set(required_names(pool)) - writable):
        return refuse_list(cognito, "write")
    return None


def refuse_list(cognito, right):
    message = f"Invalid {right} attributes specified while creating a client"
    return refuse(cognito, "InvalidParameterException", message)


RULE = Rule(
    name="attribute lists of app clients",
    sentence="All app clients can write user pool required attributes.",
    page="https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-attributes.html",
    reported=True,
    before=client_requests.checked_by(refuse_lists),
)
