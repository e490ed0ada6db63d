"""The challenges that hide that there is no such user. It is no rule, but a rule needs it."""

import secrets

from ..lookup import pool_of, refuse, succeed, username_of
from ..messages import delivery
from . import first_factors, sessions

# Users have numbers of their own; nobody has none.
NUMBER = "0000"


def pose(cognito, request):
    """Poses a challenge that nothing answers."""
    # "Amazon Cognito responds to requests for choice-based authentication with a random selection from the challenge types
    # allowed for the user pool. Your user pool might return a passkey, one-time password, or password challenge."
    # (https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pool-managing-errors.html)
    pool, username, token = pool_of(cognito, request), username_of(request), secrets.token_urlsafe(64)
    factors = [one for one in first_factors.allowed(pool) if one == first_factors.PASSWORD or one in first_factors.BY_CODE]
    challenge = secrets.choice(factors)
    session = sessions.keep(cognito, token, challenge, pool["Id"], request["ClientId"], username)
    session.update(is_simulated=True, is_first=True)
    parameters = parameters_of(cognito, challenge, username)
    return succeed(cognito, {"ChallengeName": challenge, "Session": token, "ChallengeParameters": parameters})


def parameters_of(cognito, challenge, username):
    attribute = first_factors.BY_CODE.get(challenge)
    if attribute is None:
        return {}
    details = delivery.details(cognito, attribute, username if attribute == "email" else NUMBER)
    return {
        "USER_ID_FOR_SRP": username,
        "CODE_DELIVERY_DELIVERY_MEDIUM": details["DeliveryMedium"],
        "CODE_DELIVERY_DESTINATION": details["Destination"],
    }


def refusal_of(cognito, request):
    """The answer that refuses an answer to a simulated challenge, as a wrong one to any other; None for any other."""
    if not (sessions.find(cognito, request) or {}).get("is_simulated"):
        return None
    if request["ChallengeName"] in first_factors.BY_CODE:
        return refuse(cognito, "CodeMismatchException", "Invalid code or auth state for the user.")
    return refuse(cognito, "NotAuthorizedException", "Incorrect username or password.")
