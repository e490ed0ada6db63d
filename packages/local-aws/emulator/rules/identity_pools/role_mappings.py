from ..lookup import refuse
from ..rule import Rule
from . import pools, sessions

DENIED = "denied"


def choose_role(cognito, request, answer):
    pool = pools.identity_pool_of(cognito, request)
    role = chosen_role(cognito, pool, request)
    if role is None:
        return None
    if role == DENIED:
        sessions.end_session(answer)
        # AWS documents that access is denied, but not the words.
        return refuse(cognito, "NotAuthorizedException", "Access denied by the role mapping.")
    sessions.take_role(sessions.session_of(answer), role)
    return answer


def chosen_role(cognito, pool, request):
    """The ARN of the role that a mapping chooses; DENIED; or None for the role of all users."""
    for provider, token in (request.get("Logins") or {}).items():
        claims = cognito._token_claims(token)
        mappings = pool.get("_role_mappings") or {}
        mapping = mappings.get(f"{provider}:{claims.get('aud')}") or mappings.get(provider)
        if mapping:
            return mapped_role(mapping, claims, request.get("CustomRoleArn"))
    return None


def mapped_role(mapping, claims, custom_role):
    """What one mapping makes of a token's claims."""
    is_by_token = mapping["Type"] == "Token"
    role = role_in_token(claims, custom_role) if is_by_token else role_by_rules(mapping, claims)
    return role or (DENIED if mapping.get("AmbiguousRoleResolution") == "Deny" else None)


def role_in_token(claims, custom_role):
    if custom_role:
        return custom_role if custom_role in (claims.get("cognito:roles") or []) else DENIED
    # The only role of a user is the preferred one, too.
    return claims.get("cognito:preferred_role")


def role_by_rules(mapping, claims):
    rules = (mapping.get("RulesConfiguration") or {}).get("Rules") or []
    return next((rule["RoleARN"] for rule in rules if matches(rule, claims.get(rule["Claim"]))), None)


def matches(rule, claim):
    if claim is None:
        # "The claim name that must be present in the token".
        return False
    text, value = text_of(claim), rule["Value"]
    return {
        "Contains": value in text,
        "Equals": text == value,
        "NotEqual": text != value,
        "StartsWith": text.startswith(value),
    }[rule["MatchType"]]


def text_of(claim):
    """A claim's value as rules compare it. That of a list isn't documented."""
    if isinstance(claim, bool):
        return str(claim).lower()
    return ",".join(map(text_of, claim)) if isinstance(claim, list) else str(claim)


RULE = Rule(
    name="role mappings",
    sentence=(
        "Token will use cognito:roles and cognito:preferred_role claims from the Cognito identity provider token to "
        "map groups to roles. Rules will attempt to match claims from the token to map to a role."
    ),
    page="https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_RoleMapping.html",
    service="cognito-identity",
    after={"GetCredentialsForIdentity": choose_role},
    uses=pools.USED,
)
