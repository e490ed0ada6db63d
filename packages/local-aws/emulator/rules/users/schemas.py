from decimal import Decimal

from ..lookup import refuse
from ..rule import Rule
from ..schema import NUMBER

# By kind: the names of the limits, and what users report that AWS says of them.
LIMITS = {
    "NumberAttributeConstraints": ("MinValue", "MaxValue", "a max value smaller than it's min value"),
    "StringAttributeConstraints": ("MinLength", "MaxLength", "a max length shorter than it's min length"),
}


def refuse_attributes(cognito, request):
    attributes = [*(request.get("Schema") or []), *(request.get("CustomAttributes") or [])]
    for fault in faults_in(cognito, attributes):
        return refuse(cognito, "InvalidParameterException", fault)
    return None


def faults_in(cognito, attributes):
    """What AWS doesn't take, in the words that users report."""
    known = set()
    for attribute in attributes:
        name = cognito._schema_attribute_name(attribute)
        if name in known:
            yield f"Duplicate custom attribute names {name} are not allowed in a user pool schema."
        known.add(name)
        standard = cognito._STANDARD_ATTRIBUTES_BY_NAME.get(name)
        if standard and not is_of_type(standard, attribute):
            yield (
                "You can not change AttributeDataType or set developerOnlyAttribute for standard schema attribute "
                f"{name}"
            )
        for kind, (lowest, highest, fault) in LIMITS.items():
            limits = attribute.get(kind) or {}
            if is_greater(limits.get(lowest), limits.get(highest)):
                yield f"Attribute {name} cannot have {fault}"


def is_of_type(standard, attribute):
    kind = standard["AttributeDataType"]
    return attribute.get("AttributeDataType", kind) == kind and not attribute.get("DeveloperOnlyAttribute")


def is_greater(limit, other):
    """Whether a limit is greater than another. What is no number is another rule's."""
    numbers = [text for text in (limit, other) if text and NUMBER.fullmatch(text)]
    return len(numbers) > 1 and Decimal(numbers[0]) > Decimal(numbers[1])


RULE = Rule(
    name="schemas of pools",
    sentence=(
        "The attribute schema contains standard attributes, custom attributes with a custom: prefix, and developer "
        "attributes with a dev: prefix."
    ),
    page="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_SchemaAttributeType.html",
    reported=True,
    before={"AddCustomAttributes": refuse_attributes, "CreateUserPool": refuse_attributes},
    uses=("_STANDARD_ATTRIBUTES_BY_NAME", "_schema_attribute_name"),
)
