from ..lookup import refuse, succeed
from ..rule import Rule
from . import kept_styles
from .kept_styles import described, style_of_client, styles_of

# What a style says of itself in any answer.
SETTINGS = ("UseCognitoProvidedValues", "Settings", "Assets")
NOT_FOUND = "Managed login branding not found."


def create(cognito, request):
    pool, missing = cognito._resolve_pool(request.get("UserPoolId"))
    if missing:
        return missing
    client_id = request["ClientId"]
    if client_id not in pool["_clients"]:
        return refuse(cognito, "ResourceNotFoundException", f"Client {client_id} not found.")
    if style_of_client(pool, client_id):
        # The page names the error, but not its words.
        message = f"The client {client_id} already has a managed login branding style."
        return refuse(cognito, "ManagedLoginBrandingExistsException", message)
    refusal = refusal_of(cognito, request)
    if refusal:
        return refusal
    now = cognito._now_epoch()
    style = {
        "ManagedLoginBrandingId": cognito.new_uuid(),
        "UserPoolId": pool["Id"],
        "CreationDate": now,
        "LastModifiedDate": now,
        kept_styles.CLIENT: client_id,
        **settings_in(request),
    }
    styles_of(pool)[style["ManagedLoginBrandingId"]] = style
    return succeed(cognito, {"ManagedLoginBranding": described(style)})


def refusal_of(cognito, request):
    """The answer that refuses both Cognito's own values and others, or neither; None for exactly one of them."""
    takes_own = bool(request.get("UseCognitoProvidedValues"))
    has_others = request.get("Settings") is not None or bool(request.get("Assets"))
    if takes_own != has_others:
        return None
    # Neither the error nor its words are documented.
    message = "Give either UseCognitoProvidedValues or Settings and Assets."
    return refuse(cognito, "InvalidParameterException", message)


def settings_in(request):
    if request.get("UseCognitoProvidedValues"):
        return {"UseCognitoProvidedValues": True}
    given = {name: request[name] for name in ("Settings", "Assets") if request.get(name)}
    return {"UseCognitoProvidedValues": False, **given}


def update(cognito, request):
    style, missing = found(cognito, request)
    refusal = missing or refusal_of(cognito, request)
    if refusal:
        return refusal
    # AWS "preserves existing style settings that you don't specify": of both kinds of values only the other one goes.
    if request.get("UseCognitoProvidedValues"):
        for name in SETTINGS:
            style.pop(name, None)
    style.update(settings_in(request), LastModifiedDate=cognito._now_epoch())
    return succeed(cognito, {"ManagedLoginBranding": described(style)})


def describe(cognito, request):
    style, missing = found(cognito, request)
    return missing or succeed(cognito, {"ManagedLoginBranding": described(style, merged=is_merged(request))})


def describe_by_client(cognito, request):
    pool, missing = cognito._resolve_pool(request.get("UserPoolId"))
    if missing:
        return missing
    style = style_of_client(pool, request.get("ClientId"))
    if style is None:
        return refuse(cognito, "ResourceNotFoundException", NOT_FOUND)
    return succeed(cognito, {"ManagedLoginBranding": described(style, merged=is_merged(request))})


def is_merged(request):
    return bool(request.get("ReturnMergedResources"))


def delete(cognito, request):
    style, missing = found(cognito, request)
    if missing:
        return missing
    del styles_of(cognito._user_pools[style["UserPoolId"]])[style["ManagedLoginBrandingId"]]
    return succeed(cognito, {})


def found(cognito, request):
    """The style that a request names, and None; or None and the answer that there is none."""
    pool, missing = cognito._resolve_pool(request.get("UserPoolId"))
    style = styles_of(pool).get(request.get("ManagedLoginBrandingId")) if pool else None
    return (style, None) if style else (None, missing or refuse(cognito, "ResourceNotFoundException", NOT_FOUND))


RULE = Rule(
    name="styles of managed login",
    sentence=(
        "Creates a new set of branding settings for a user pool style and associates it with an app client."
    ),
    page=(
        "https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/"
        "API_CreateManagedLoginBranding.html"
    ),
    keeps_settings=True,
    operations={
        "CreateManagedLoginBranding": create,
        "DeleteManagedLoginBranding": delete,
        "DescribeManagedLoginBranding": describe,
        "DescribeManagedLoginBrandingByClient": describe_by_client,
        "UpdateManagedLoginBranding": update,
    },
    uses=("_now_epoch", "_resolve_pool", "new_uuid"),
)
