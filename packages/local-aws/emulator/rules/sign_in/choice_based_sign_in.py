import functools
import secrets

from ..lookup import body_of, client_of, pool_of, refuse, succeed, user_of
from ..messages import delivery, occasion
from ..rule import Rule
from . import first_factors, sent_codes, sessions, simulated_challenges
from .first_factors import PASSWORD, PROOF

FLOW, CHOICE = "USER_AUTH", sessions.CHOICE
# By challenge that asks for it, the parameter.
PARAMETERS = {CHOICE: "ANSWER", PASSWORD: "PASSWORD", PROOF: "SRP_A"}


def start(operation, cognito, request, proceed, acted):
    if request.get("AuthFlow") != FLOW or not client_of(cognito, request):
        return proceed(request)
    acted()
    parameters = request.get("AuthParameters") or {}

    def begin(_request):
        user, other_answer = user_to_sign_in(cognito, request)
        return other_answer or pose(cognito, request, user, parameters.get("PREFERRED_CHALLENGE"), parameters)

    return occasion.within(operation, cognito, request, begin, acted)


def user_to_sign_in(cognito, request):
    """Returns (the user, None), or (None, the answer where there is none who may sign in)."""
    pool, client = pool_of(cognito, request), client_of(cognito, request)
    if "ALLOW_USER_AUTH" not in (client.get("ExplicitAuthFlows") or []):
        # AWS documents the error, and not its words. These are those of another flow.
        return None, refuse(cognito, "InvalidParameterException", "USER_AUTH is not enabled for the client.")
    user = user_of(cognito, request)
    if user is None:
        if cognito._hides_user_existence(pool, client["ClientId"]):
            return None, simulated_challenges.pose(cognito, request)
        return None, refuse(cognito, "UserNotFoundException", "User does not exist.")
    if user.get("UserStatus") == "UNCONFIRMED":
        return None, refuse(cognito, "UserNotConfirmedException", "User is not confirmed.")
    return user, sessions.refusal_of_disabled(cognito, user)


def respond(operation, cognito, request, proceed, acted):
    challenge = request.get("ChallengeName")
    if challenge not in PARAMETERS and challenge not in first_factors.BY_CODE:
        return proceed(request)
    acted()
    refusal = simulated_challenges.refusal_of(cognito, request)
    if refusal:
        return refusal
    answer = answer_code if challenge in first_factors.BY_CODE else answer_choice
    return occasion.within(operation, cognito, request, functools.partial(answer, cognito), acted)


def answer_code(cognito, request):
    return sent_codes.answer(cognito, request)


def answer_choice(cognito, request):
    refusal = sessions.refusal_of_other(cognito, request, sessions.find(cognito, request))
    if refusal:
        return refusal
    user, challenge = user_of(cognito, request), request["ChallengeName"]
    given = sessions.response_to(request, PARAMETERS[challenge])
    chosen = given if challenge == CHOICE else challenge
    if not given or chosen not in first_factors.available(cognito, pool_of(cognito, request), user):
        # AWS documents neither the error nor its words.
        return refuse(cognito, "InvalidParameterException", f"Invalid {PARAMETERS[challenge]}.")
    return pose(cognito, request, user, chosen, request["ChallengeResponses"])


def pose(cognito, request, user, wanted, parameters):
    """Poses the challenge of a factor, or answers it by the parameters; without the factor, the challenge to choose one."""
    pool = pool_of(cognito, request)
    available = first_factors.available(cognito, pool, user)
    if wanted not in available:
        return challenge_to(cognito, request, user, CHOICE, AvailableChallenges=available)
    if wanted in first_factors.BY_CODE:
        posed = sent_codes.pose(cognito, pool, user, wanted, delivery.new_code(first_factors.DIGITS), is_first=True)
        return succeed(cognito, posed)
    if not parameters.get(PARAMETERS[wanted]):
        return challenge_to(cognito, request, user, wanted)
    prove = check_password if wanted == PASSWORD else challenge_to_prove
    return prove(cognito, request, user, parameters[PARAMETERS[wanted]])


def challenge_to(cognito, request, user, challenge, **parts):
    token = secrets.token_urlsafe(64)
    issued_for = (pool_of(cognito, request)["Id"], request["ClientId"], user["Username"])
    sessions.keep(cognito, token, challenge, *issued_for)
    return succeed(cognito, {"ChallengeName": challenge, "Session": token, "ChallengeParameters": {}, **parts})


def check_password(cognito, request, user, password):
    parameters = {"USERNAME": user["Username"], "PASSWORD": password}
    flow = {"ClientId": request["ClientId"], "AuthFlow": "USER_PASSWORD_AUTH", "AuthParameters": parameters}
    return cognito._initiate_auth(flow)


def challenge_to_prove(cognito, request, user, public):
    pool, client = pool_of(cognito, request), client_of(cognito, request)
    # "For example users can complete an SRP challenge through USER_AUTH without the flow USER_SRP_AUTH being active for the
    # app client." (CreateUserPoolClient)
    allowing = {**pool, "_clients": {client["ClientId"]: {**client, "ExplicitAuthFlows": []}}}
    parameters = {"USERNAME": user["Username"], "SRP_A": public}
    answer = cognito._initiate_user_srp_auth(allowing, pool["Id"], client["ClientId"], parameters)
    body = body_of(answer)
    # Other than in the flow of its own, the answer has a session, which ministack keeps by this parameter.
    return succeed(cognito, {**body, "Session": body["ChallengeParameters"]["SECRET_BLOCK"]}) if body else answer


RULE = Rule(
    name="choice-based sign-in",
    sentence=(
        "The entry point for choice-based authentication with passwords, one-time passwords, and WebAuthn authenticators. "
        "Request a preferred authentication type or review available authentication types. From the offered authentication "
        "types, select one in a challenge response and then authenticate with that method in an additional challenge "
        "response."
    ),
    page="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_InitiateAuth.html",
    around={
        **{operation: functools.partial(start, operation) for operation in sessions.STARTS},
        **{operation: functools.partial(respond, operation) for operation in sessions.RESPONSES},
    },
    wrapped={"_send_verification_email": delivery.codes_by_medium},
    uses=(
        *delivery.USED,
        *sent_codes.USED,
        *sessions.USED,
        "_hides_user_existence",
        "_initiate_auth",
        "_initiate_user_srp_auth",
    ),
)
