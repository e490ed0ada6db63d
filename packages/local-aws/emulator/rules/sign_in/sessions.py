"""The sessions in which challenges are answered.

ministack keeps those of custom challenges and of SRP, and forgets the others as soon as it has issued them. They are
kept where it keeps its own, so that it finds their region and checks their client.
"""

import threading

from ..lookup import body_of, pool_of, refuse, user_of, username_of

# The names of ministack.services.cognito that these functions need.
USED = ("_challenge_sessions", "_create_challenge_session", "time")

# The challenges whose sessions ministack checks itself.
OWN = ("CUSTOM_CHALLENGE", "PASSWORD_VERIFIER")

# The challenge to choose a first factor. Instead of the choice, a user can answer what it leads to.
CHOICE = "SELECT_CHALLENGE"
ANSWERS = {CHOICE: (CHOICE, "PASSWORD", "PASSWORD_SRP")}

STARTS = ("AdminInitiateAuth", "InitiateAuth")
RESPONSES = ("AdminRespondToAuthChallenge", "RespondToAuthChallenge")

# ministack handles requests in threads.
_lock = threading.Lock()


def keep_issued(cognito, request, answer):
    """Keeps the session of the challenge in an answer. Keeping it twice changes nothing."""
    body = body_of(answer)
    challenge, token = body.get("ChallengeName"), body.get("Session")
    if token and challenge not in OWN and token not in cognito._challenge_sessions:
        pool = pool_of(cognito, request)
        # Not the username in the request: a proof of a password is that of its own session's user, whatever it names.
        user = cognito._resolve_user(pool, body["ChallengeParameters"]["USER_ID_FOR_SRP"])[0]
        if user:
            keep(cognito, token, challenge, pool["Id"], request["ClientId"], user["Username"])


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


def response_to(request, name):
    """A response to a challenge; None if the request has none of that name."""
    return (request.get("ChallengeResponses") or {}).get(name)


def user_in(cognito, session):
    """The user for whom a session was issued; None without a session, or where the user is deleted."""
    pool = cognito._user_pools.get(session["pool_id"]) if session else None
    return cognito._resolve_user(pool, session["username"])[0] if pool else None


def answer_once(cognito, session, request, proceed):
    """Carries out a request in a session, which it uses up if it succeeds. Of several at a time, one is let through.

    Returns (the answer, whether it is a refusal because of the session).
    """
    refusal = claim(cognito, session)
    if refusal:
        return refusal, True
    is_done = False
    try:
        answer = proceed(request)
        # A wrong code or a weak password may be corrected in the same session.
        is_done = answer[0] == 200
        return answer, False
    finally:
        session["used"] = is_done


def claim(cognito, session):
    """Uses a session up; the answer that refuses it if it was used or has expired, or None."""
    with _lock:
        refusal = refusal_of_old(cognito, session)
        if not refusal:
            session["used"] = True
        return refusal


def refusal_of(cognito, request, session):
    """The answer that refuses an answer to a challenge because of its session; None if it may be answered in it."""
    refusal = refusal_of_other(cognito, request, session) or refusal_of_old(cognito, session)
    return refusal or refusal_of_disabled(cognito, user_of(cognito, request))


def refusal_of_other(cognito, request, session):
    """The answer that refuses a session that wasn't issued for what a request answers; None if it was."""
    is_its_own = session is not None and belongs(session, request, name_of_user(cognito, request, session))
    return None if is_its_own else refuse_session(cognito)


def name_of_user(cognito, request, session):
    """The name of the user whom a request is about; None if there is none, unless the session simulates one."""
    user = user_of(cognito, request)
    if user:
        return user["Username"]
    return username_of(request) if session.get("is_simulated") else None


def belongs(session, request, username):
    """Whether a session was issued for the challenge, the client and the user of a request."""
    posed = session.get("pending_builtin_challenge")
    is_answer = request.get("ChallengeName") in ANSWERS.get(posed, (posed,))
    issued_for = (session["client_id"], session["username"])
    return is_answer and issued_for == (request.get("ClientId"), username)


def refusal_of_disabled(cognito, user):
    """The answer that refuses a user who is disabled, as at the start of a sign-in; None for any other."""
    if user is None or user.get("Enabled", True):
        return None
    return refuse(cognito, "NotAuthorizedException", "User is disabled.")


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
