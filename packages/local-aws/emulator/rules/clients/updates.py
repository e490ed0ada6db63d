import copy

from ..lookup import body_of, client_of, succeed
from ..rule import Rule

# The defaults that CreateUserPoolClient documents, as ministack answers them. None: there is none, and an answer leaves
# it out. The rotation of refresh tokens has a rule of its own.
DEFAULTS = {
    "AccessTokenValidity": None,
    "AllowedOAuthFlows": [],
    "AllowedOAuthFlowsUserPoolClient": False,
    "AllowedOAuthScopes": [],
    "AnalyticsConfiguration": None,
    "AuthSessionValidity": 3,
    "CallbackURLs": [],
    "DefaultRedirectURI": "",
    "EnablePropagateAdditionalUserContextData": False,
    "EnableTokenRevocation": True,
    "ExplicitAuthFlows": [],
    "IdTokenValidity": None,
    "LogoutURLs": [],
    "PreventUserExistenceErrors": "LEGACY",
    "ReadAttributes": [],
    "RefreshTokenValidity": 30,
    "SupportedIdentityProviders": [],
    "TokenValidityUnits": {},
    "WriteAttributes": [],
}


def reset_what_is_left_out(cognito, request, answer):
    left_out = {name: copy.deepcopy(DEFAULTS[name]) for name in DEFAULTS.keys() - request.keys()}
    client = client_of(cognito, request)
    changed = any(client.get(name) != default for name, default in left_out.items())
    client.update(left_out)
    described = {**body_of(answer)["UserPoolClient"], **left_out}
    present = {name: value for name, value in described.items() if value is not None}
    return succeed(cognito, {"UserPoolClient": present}) if changed else None


RULE = Rule(
    name="updates of app clients",
    sentence="If you don't provide a value for an attribute, Amazon Cognito sets it to its default value.",
    page="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UpdateUserPoolClient.html",
    keeps_settings=True,
    after={"UpdateUserPoolClient": reset_what_is_left_out},
)
