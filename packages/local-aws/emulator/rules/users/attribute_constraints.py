import re
from decimal import Decimal

from ..lookup import pool_of, refuse
from ..rule import Rule
from .requested import refuse_at_creation, refuse_at_update, requested_attributes, schema_of

NUMBER = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?")
# In which form AWS takes a DateTime isn't documented; its own answers have this one.
DATE = r"[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"
TIME = r"([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9](\.[0-9]+)?)?(Z|[+-][0-9]{2}:?[0-9]{2})?"
DATE_TIME = re.compile(f"{DATE}(T{TIME})?")
LENGTH = re.compile(r"[0-9]+")
# The forms of the limits that a pool's schema can have.
LIMITS = {
    "NumberAttributeConstraints": {"MinValue": NUMBER, "MaxValue": NUMBER},
    "StringAttributeConstraints": {"MinLength": LENGTH, "MaxLength": LENGTH},
}

# AWS documents that it refuses such values, but not its words. Users report the first ones.


def faults_in(pool, attributes):
    schema = schema_of(pool)
    for name, value in attributes.items():
        fault = fault_of(schema.get(name), value)
        if fault:
            yield f"{name}: {fault}"


def fault_of(attribute, value):
    """What is wrong with a value of an attribute; None if nothing is."""
    if attribute is None:
        return "Attribute does not exist in the schema."
    kind = attribute.get("AttributeDataType")
    if kind == "Number":
        return fault_of_number(attribute.get("NumberAttributeConstraints") or {}, value)
    if kind == "Boolean":
        return None if value.lower() in ("true", "false") else "Boolean must be true or false."
    if kind == "DateTime":
        return None if DATE_TIME.fullmatch(value) else "DateTime must be a date of ISO 8601."
    return fault_of_string(attribute.get("StringAttributeConstraints") or {}, value)


def fault_of_string(limits, value):
    if len(value) < int(limits.get("MinLength") or 0):
        return f"String must be at least {limits['MinLength']} characters."
    if limits.get("MaxLength") and len(value) > int(limits["MaxLength"]):
        return f"String must be no longer than {limits['MaxLength']} characters."
    return None


def fault_of_number(limits, value):
    if not NUMBER.fullmatch(value):
        return "Number must be a number."
    if limits.get("MinValue") and Decimal(value) < Decimal(limits["MinValue"]):
        return f"Number must be at least {limits['MinValue']}."
    if limits.get("MaxValue") and Decimal(value) > Decimal(limits["MaxValue"]):
        return f"Number must be no greater than {limits['MaxValue']}."
    return None


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
