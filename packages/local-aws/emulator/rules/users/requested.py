"""What a request says of a user's attributes."""

from ..lookup import refuse

IN_CHALLENGE = "userAttributes."
SETTING = (
    "AdminCreateUser",
    "AdminRespondToAuthChallenge",
    "AdminUpdateUserAttributes",
    "RespondToAuthChallenge",
    "SignUp",
    "UpdateUserAttributes",
)


def wherever_set(check):
    """A check by each operation that sets attributes, for `before` of a rule."""
    return dict.fromkeys(SETTING, check)


def requested_attributes(request):
    """The attributes that a request sets, by name: its own, or those in the answer to NEW_PASSWORD_REQUIRED."""
    responses = request.get("ChallengeResponses") or {}
    in_challenge = {
        name.removeprefix(IN_CHALLENGE): value for name, value in responses.items() if name.startswith(IN_CHALLENGE)
    }
    return {**in_challenge, **{one["Name"]: one.get("Value") or "" for one in request.get("UserAttributes") or []}}


def refuse_other_formats(cognito, request, name, is_valid, message):
    """Refuses a value of an attribute that isn't valid; None if it is, or if there is none."""
    value = requested_attributes(request).get(name)
    return refuse(cognito, "InvalidParameterException", message) if value and not is_valid(value) else None


def refuse_at_creation(cognito, faults):
    """Refuses attributes of a new user, given as lines of text; None if there are none. Users report these words."""
    lines = "".join(f"{fault}\n" for fault in faults)
    message = f"Attributes did not conform to the schema: {lines}"
    return refuse(cognito, "InvalidParameterException", message) if lines else None


def refuse_at_update(cognito, faults):
    """Refuses attributes of a user that exists, given as lines of text; None if there are none."""
    lines = "".join(f"user.{fault}\n" for fault in faults)
    return refuse(cognito, "InvalidParameterException", lines) if lines else None
