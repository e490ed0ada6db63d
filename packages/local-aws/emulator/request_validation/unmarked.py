"""What AWS's models don't mark as sensitive, but what isn't shown: codes, keys, and what is written to people."""

import re

# By service, the shapes whose values aren't shown.
SHAPES = {
    "cognito-identity": {"DeveloperUserIdentifier"},
    "cognito-idp": {"ClientMetadataType", "ConfirmationCodeType", "DeviceSecretVerifierConfigType"},
    "iam": {"authenticationCodeType"},
    "kms": {"GrantTokenType"},
    "lambda": {"EventSourceToken"},
    "logs": {"EventMessage"},
    "ses": {"AddressList", "MessageData", "RawMessageData", "TemplateData"},
    "sesv2": {
        "EmailAddressList",
        "EmailTemplateData",
        "MessageData",
        "MessageHeaderValue",
        "RawAttachmentData",
        "RawMessageData",
    },
    "sns": {"MessageAttributeMap", "OTPCode", "message", "subject", "token"},
    "sts": {"contextAssertionType", "encodedMessageType", "tokenCodeType"},
    "wafv2": {"APIKey", "CustomHTTPHeaderValue"},
}
# Where a shape is also that of what may be shown: by service and structure, the members that may not.
MEMBERS = {("sns", "CreatePlatformEndpointInput"): {"CustomUserData", "Token"}}
# In a map, by the keys: the credentials of identity providers and of services that push messages to devices.
KEY = re.compile(r"client_secret|private_key|password|PlatformCredential|^Token$|^CustomUserData$", re.IGNORECASE)
# What a model marks, though every sign-in page shows it. By the id of an app client, its requests are found.
PUBLIC = {"cognito-idp": {"ClientIdType"}}


def is_secret(service, shape_name):
    """Whether a value isn't shown, by the model or by these tables."""
    if service.shapes[shape_name].get("sensitive"):
        return shape_name not in PUBLIC.get(service.name, ())
    return shape_name in SHAPES.get(service.name, ())


def is_secret_member(service, structure_name, member_name):
    return member_name in MEMBERS.get((service.name, structure_name), ())
