from ..rule import Rule
from ..schema import schema_of
from . import scope_claims


def claim_what_scopes_give(cognito, customise, acted):
    """Before the trigger, which may add claims of the same names."""

    def customise_in_scope(pool_id, claims, token_type, scope="", **details):
        scopes = (scope or "").split()
        pool = cognito._user_pools.get(pool_id)
        # The API's own sign-in has no scope of OpenID Connect, and gives all attributes.
        if pool and token_type == "id" and "openid" in scopes:
            attributes = schema_of(pool).keys() - {"sub"}
            kept = {
                name: value
                for name, value in claims.items()
                if name not in attributes or scope_claims.gives(scopes, name)
            }
            if kept != claims:
                acted()
            claims = kept
        return customise(pool_id=pool_id, claims=claims, token_type=token_type, scope=scope, **details)

    return customise_in_scope


RULE = Rule(
    name="scopes of ID tokens",
    sentence=(
        "The phone, email, and profile scopes can only be requested if openid scope is also requested. These scopes dictate "
        "the claims that go inside the ID token."
    ),
    page="https://docs.aws.amazon.com/cognito/latest/developerguide/authorization-endpoint.html",
    wrapped={"_apply_pretoken_trigger": claim_what_scopes_give},
)
