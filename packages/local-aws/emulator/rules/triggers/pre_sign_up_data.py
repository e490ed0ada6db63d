import contextvars

from ..rule import Rule

# What the request that is being handled says; empty at other sign-ups than SignUp.
DATA = contextvars.ContextVar("data", default={})


def remember_data(cognito, request, proceed, _acted):
    token = DATA.set(
        {
            "validationData": cognito._attr_list_to_dict(request.get("ValidationData") or []) or None,
            "clientMetadata": request.get("ClientMetadata") or {},
        }
    )
    try:
        return proceed(request)
    finally:
        DATA.reset(token)


def pass_data(_cognito, build, acted):
    def build_with_data(*arguments, **options):
        event = build(*arguments, **options)
        if any(DATA.get().values()):
            acted()
        event["request"].update(DATA.get())
        return event

    return build_with_data


RULE = Rule(
    name="data of the pre sign-up trigger",
    sentence=(
        "Temporary user attributes that contribute to the outcomes of your pre sign-up Lambda trigger. This set of "
        "key-value pairs are for custom validation of information that you collect from your users but don't need to "
        "retain."
    ),
    page="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_SignUp.html",
    around={"SignUp": remember_data},
    wrapped={"_build_presignup_event": pass_data},
)
