"""The sessions in which challenges are answered.

ministack keeps those of custom challenges and of SRP, and forgets the others as soon as it has issued them. They are
kept where it keeps its own, so that it finds their region and checks their client.
"""

from ..lookup import body_of, pool_of, refuse, user_of, username_of

# The names of ministack.services.cognito that these functions need.
USED = ("_challenge_sessions", "_create_challenge_session", "time")

# The challenges whose sessions ministack checks itself.
OWN = ("CUSTOM_CHALLENGE", "PASSWORD_VERIFIER")

STARTS = ("AdminInitiateAuth", "InitiateAuth")
RESPONSES = ("AdminRespondToAuthChallenge", "RespondToAuthChallenge")


def keep_issued(cognito, request, answer):
    """Keeps the session of the challenge in an answer. Keeping it twice changes nothing."""
    body = body_of(answer)
    challenge, token = body.get("ChallengeName"), body.get("Session")
    if token and challenge not in OWN and token not in cognito._challenge_sessions:
        pool = pool_of(cognito, request)
        # A proof of a password needn't name the user.
        name = username_of(request) or body["ChallengeParameters"]["USER_ID_FOR_SRP"]
        username = cognito._resolve_user(pool, name)[0]["Username"]
        keep(cognito, token, challenge, pool["Id"], request["ClientId"], username)


def keep(cognito, token, challenge, pool_id, client_id, username):
    """Keeps a session, from now on for as long as its client allows, and returns it."""
    issued, session = cognito._create_challenge_session(pool_id, client_id, username)
    # ministack's word for a challenge that no trigger poses: it then refuses the session for its own challenges.
    session["pending_builtin_challenge"] = challenge
    del cognito._challenge_sessions[issued]
    cognito._challenge_sessions[token] = session
    return session


def find(cognito, request):
    """The session that a request names; None if there is none."""
    return cognito._challenge_sessions.get(request.get("Session") or "")


def refusal_of(cognito, request, session):
    """The answer that refuses an answer to a challenge because of its session; None if it may be answered in it."""
    user = user_of(cognito, request)
    if session is None or user is None or not belongs(session, request, user):
        return refuse_session(cognito)
    return refusal_of_old(cognito, session)


def belongs(session, request, user):
    """Whether a session was issued for the challenge, the client and the user of a request."""
    issued_for = (session.get("pending_builtin_challenge"), session["client_id"], session["username"])
    return issued_for == (request.get("ChallengeName"), request.get("ClientId"), user["Username"])


# AWS documents NotAuthorizedException, but not its words. These are those that users report.
def refuse_session(cognito, reason=""):
    return refuse(cognito, "NotAuthorizedException", f"Invalid session for the user{reason}.")


def refusal_of_old(cognito, session):
    """The answer that refuses a session that was used or has expired; None if it is neither."""
    if session.get("used"):
        return refuse_session(cognito, ", session can only be used once")
    if cognito.time.time() > session["expires_at"]:
        return refuse_session(cognito, ", session is expired")
    return None
