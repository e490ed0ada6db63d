"""What a pool's schema says of its users' attributes, and which values it doesn't allow."""

import re
from decimal import Decimal

NUMBER = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?")
# In which form AWS takes a DateTime isn't documented; its own answers have this one.
DATE = r"[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"
TIME = r"([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9](\.[0-9]+)?)?(Z|[+-][0-9]{2}:?[0-9]{2})?"
DATE_TIME = re.compile(f"{DATE}(T{TIME})?")


def schema_of(pool):
    """The pool's attributes, by name."""
    return {attribute["Name"]: attribute for attribute in pool.get("SchemaAttributes") or []}


def faults_in(pool, attributes):
    """What is wrong with attributes of a user, by name. AWS documents no words; users report the first ones."""
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
        return f"String must be no shorter than {limits['MinLength']} characters."
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
