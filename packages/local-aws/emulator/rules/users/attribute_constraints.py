import re

from ..lookup import pool_of, refuse
from ..rule import Rule
from ..schema import NUMBER, faults_in
from .requested import refuse_at_creation, refuse_at_update, requested_attributes

LENGTH = re.compile(r"[0-9]+")
# The forms of the limits that a pool's schema can have.
LIMITS = {
    "NumberAttributeConstraints": {"MinValue": NUMBER, "MaxValue": NUMBER},
    "StringAttributeConstraints": {"MinLength": LENGTH, "MaxLength": LENGTH},
}


def refuse_new_user(cognito, request):
    pool = pool_of(cognito, request)
    return refuse_at_creation(cognito, faults_in(pool, requested_attributes(request))) if pool else None


def refuse_update(cognito, request):
    pool = pool_of(cognito, request)
    # A blank value deletes an attribute.
    attributes = {name: value for name, value in requested_attributes(request).items() if value}
    return refuse_at_update(cognito, faults_in(pool, attributes)) if pool else None


def refuse_limits(cognito, request):
    for attribute in [*(request.get("Schema") or []), *(request.get("CustomAttributes") or [])]:
        for kind, forms in LIMITS.items():
            for limit, value in (attribute.get(kind) or {}).items():
                if limit in forms and not forms[limit].fullmatch(value):
                    message = f"{attribute.get('Name')}: {limit} must be a number."
                    return refuse(cognito, "InvalidParameterException", message)
    return None


RULE = Rule(
    name="constraints of attributes",
    sentence="When you choose an AttributeDataType, Amazon Cognito validates the input against the data type.",
    page="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_SchemaAttributeType.html",
    before={
        "AddCustomAttributes": refuse_limits,
        "AdminCreateUser": refuse_new_user,
        "AdminRespondToAuthChallenge": refuse_new_user,
        "AdminUpdateUserAttributes": refuse_update,
        "CreateUserPool": refuse_limits,
        "RespondToAuthChallenge": refuse_new_user,
        "SignUp": refuse_new_user,
        "UpdateUserAttributes": refuse_update,
    },
)
