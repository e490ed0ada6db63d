"""Where the styles of managed login are kept. It is no rule, but rules need it."""

# Of a user pool: its styles, by id. Of a style: the app client that it is for, which no answer says.
STYLES = "_managed_login_branding"
CLIENT = "_client_id"


def styles_of(pool):
    return pool.setdefault(STYLES, {})


def style_of_client(pool, client_id):
    """The style of an app client; None if it has none."""
    return next((style for style in list(styles_of(pool).values()) if style[CLIENT] == client_id), None)


def described(style, merged=False):
    """A style as answers have it. merged: with the settings that are Cognito's own, of which nothing is known here."""
    shown = {name: value for name, value in style.items() if name != CLIENT}
    return {"Settings": {}, **shown} if merged else shown
