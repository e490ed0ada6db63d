import copy

from ..rule import Rule

# What AWS answers for a pool without these settings, by the AWS provider's tests, which run on AWS. How it completes a
# password policy of which a part is given isn't known.
POLICIES = {
    "PasswordPolicy": {
        "MinimumLength": 8,
        "RequireLowercase": True,
        "RequireNumbers": True,
        "RequireSymbols": True,
        "RequireUppercase": True,
        "TemporaryPasswordValidityDays": 7,
    },
    "SignInPolicy": {"AllowedFirstAuthFactors": ["PASSWORD"]},
}
TEMPLATE = {"DefaultEmailOption": "CONFIRM_WITH_CODE"}
# The AWS provider leaves out what is false, and expects to read it.
DEVICES = {"ChallengeRequiredOnNewDevice": False, "DeviceOnlyRememberedOnUserPrompt": False}


def create_with_defaults(_cognito, request, proceed, acted):
    return act_with(request, with_policies(with_devices(with_template(request))), proceed, acted)


def update_with_defaults(_cognito, request, proceed, acted):
    return act_with(request, with_policies(with_devices(request)), proceed, acted)


def act_with(request, completed, proceed, acted):
    answer = proceed(completed)
    if answer[0] == 200 and completed != request:
        acted()
    return answer


def with_policies(request):
    given = {name: policy for name, policy in (request.get("Policies") or {}).items() if policy}
    return {**request, "Policies": {**copy.deepcopy(POLICIES), **given}}


def with_devices(request):
    """The request, with all values of a device configuration; as it is if it has none: devices aren't remembered then."""
    given = request.get("DeviceConfiguration")
    return request if given is None else {**request, "DeviceConfiguration": {**DEVICES, **given}}


def with_template(request):
    given = request.get("VerificationMessageTemplate") or {}
    return {**request, "VerificationMessageTemplate": {**TEMPLATE, **given}}


RULE = Rule(
    name="defaults of user pools",
    sentence="If you don't provide a value for an attribute, Amazon Cognito sets it to its default value.",
    page="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPool.html",
    keeps_settings=True,
    around={"CreateUserPool": create_with_defaults, "UpdateUserPool": update_with_defaults},
)
