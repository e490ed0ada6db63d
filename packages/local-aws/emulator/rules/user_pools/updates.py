import copy

from ..lookup import pool_of
from ..rule import Rule

# The defaults are those that CreateUserPool documents. None: there is none, and an answer leaves it out.
DEFAULTS = {
    "AccountRecoverySetting": {},
    "AdminCreateUserConfig": {"AllowAdminCreateUserOnly": False, "UnusedAccountValidityDays": 7},
    "AutoVerifiedAttributes": [],
    "DeletionProtection": "INACTIVE",
    "DeviceConfiguration": None,
    "EmailConfiguration": {"EmailSendingAccount": "COGNITO_DEFAULT"},
    "EmailVerificationMessage": "",
    "EmailVerificationSubject": "",
    "LambdaConfig": {},
    "MfaConfiguration": "OFF",
    "SmsAuthenticationMessage": "",
    "SmsConfiguration": None,
    "SmsVerificationMessage": "",
    "UserAttributeUpdateSettings": None,
    "UserPoolAddOns": None,
    "VerificationMessageTemplate": {"DefaultEmailOption": "CONFIRM_WITH_CODE"},
}
# The AWS provider sends this where a program no longer has the setting. Its tests, which run on AWS, then read none.
NO_ATTRIBUTES = {"AttributesRequireVerificationBeforeUpdate": []}


def reset_what_is_left_out(cognito, request, proceed, acted):
    answer = proceed(request)
    pool = pool_of(cognito, request)
    if pool is None or answer[0] != 200:
        return answer
    # An update can rename a pool.
    changes = {"Name": request.get("PoolName", pool["Name"])}
    changes.update({name: copy.deepcopy(DEFAULTS[name]) for name in DEFAULTS.keys() - kept(request)})
    # ministack keeps some settings that a pool doesn't have as empty ones.
    if any((pool.get(name) or None) != (value or None) for name, value in changes.items()):
        acted()
    pool.update(changes)
    for name in [name for name, value in changes.items() if value is None]:
        del pool[name]
    return answer


def kept(request):
    """The names of the settings that a pool has from an update."""
    return {name for name, value in request.items() if value != NO_ATTRIBUTES}


RULE = Rule(
    name="updates of user pools",
    sentence="If you don't provide a value for an attribute, Amazon Cognito sets it to its default value.",
    page="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UpdateUserPool.html",
    keeps_settings=True,
    around={"UpdateUserPool": reset_what_is_left_out},
)
