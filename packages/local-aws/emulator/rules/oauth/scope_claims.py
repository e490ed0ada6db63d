"""Which attributes of a user the scopes of a token give. It is no rule, but rules need it."""

# Those that AWS lists for each scope. The scope profile gives custom attributes, too.
NAMES = {
    "email": ("email", "email_verified"),
    "phone": ("phone_number", "phone_number_verified"),
    "profile": (
        "birthdate",
        "family_name",
        "gender",
        "given_name",
        "locale",
        "middle_name",
        "name",
        "nickname",
        "picture",
        "preferred_username",
        "profile",
        "updated_at",
        "website",
        "zoneinfo",
    ),
}


def gives(scopes, name):
    """Whether scopes, of which openid is one, give an attribute. Alone, openid gives all of them."""
    known = [scope for scope in scopes if scope in NAMES]
    is_custom = name.startswith(("custom:", "dev:custom:"))
    return not known or (is_custom and "profile" in known) or any(name in NAMES[scope] for scope in known)
