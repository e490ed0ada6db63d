"""The sessions behind the credentials that identity pools give. It is no rule, but rules need it."""

from ..lookup import body_of

# What these functions need of ministack.
USED = ("ministack.services.sts:_sessions",)


def key_of(answer):
    """The access key of the credentials in an answer."""
    return body_of(answer)["Credentials"]["AccessKeyId"]


def session_of(answer):
    """The session of the credentials in an answer."""
    return sessions()[key_of(answer)]


def end_session(answer):
    """Ends the session of the credentials in an answer, which is refused in its place."""
    sessions().pop(key_of(answer), None)


def role_name_of(session):
    return session["Arn"].split("/")[-2]


def sessions():
    # With every request, since ministack loads this service later, and can replace its sessions.
    from ministack.services import sts

    return sts._sessions
