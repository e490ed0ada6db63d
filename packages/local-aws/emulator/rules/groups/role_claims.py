from ..rule import Rule

# After every precedence that a group can have.
LAST = 2**31


def add_roles(cognito, customise, acted):
    """Adds the claims before a trigger may change them."""

    def customise_with_roles(pool_id, claims, token_type, **options):
        names = claims.get("cognito:groups", []) if token_type == "id" else []
        known = (cognito._user_pools.get(pool_id) or {}).get("_groups", {})
        roles = role_claims([known[name] for name in names if name in known])
        if roles:
            acted()
        return customise(pool_id=pool_id, claims={**claims, **roles}, token_type=token_type, **options)

    return customise_with_roles


def role_claims(groups):
    """The claims of a user in these groups. Without precedence, a group comes after all that have one."""
    with_role = sorted((group for group in groups if group.get("RoleArn")), key=precedence_of)
    if not with_role:
        return {}
    first = {group["RoleArn"] for group in with_role if precedence_of(group) == precedence_of(with_role[0])}
    claims = {"cognito:roles": list(dict.fromkeys(group["RoleArn"] for group in with_role))}
    return {**claims, "cognito:preferred_role": first.pop()} if len(first) == 1 else claims


def precedence_of(group):
    precedence = group.get("Precedence")
    return LAST if precedence is None else precedence


RULE = Rule(
    name="roles of groups in tokens",
    sentence=(
        "If a user belongs to two or more groups, it is the group with the lowest precedence value whose role ARN is "
        "given in the user's tokens for the cognito:roles and cognito:preferred_role claims. Two groups can have the "
        "same Precedence value. If this happens, neither group takes precedence over the other. If two groups with the "
        "same Precedence have the same role ARN, that role is used in the cognito:preferred_role claim in tokens for "
        "users in each group. If the two groups have different role ARNs, the cognito:preferred_role claim isn't set "
        "in users' tokens."
    ),
    page="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateGroup.html",
    wrapped={"_apply_pretoken_trigger": add_roles},
)
