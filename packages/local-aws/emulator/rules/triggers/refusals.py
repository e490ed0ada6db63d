"""Has what ministack runs answer with a refusal that a rule raised within it. It is no rule, but rules need it."""

import json

from ..shared_hook import once
from .invocation import Refused

# The functions of ministack.services.cognito that answer requests which run triggers, each with one of those below.
USED = ("_oauth2_error",)


@once
def answering(_cognito, handle, _acted):
    """The function, which answers with the refusal."""

    def answer(*arguments, **options):
        try:
            return handle(*arguments, **options)
        except Refused as refused:
            return refused.answer

    return answer


@once
def answering_as_oauth(cognito, handle, _acted):
    """The function, which answers with the refusal as the token endpoint has errors."""

    def answer(*arguments, **options):
        try:
            return handle(*arguments, **options)
        except Refused as refused:
            # Which of OAuth's errors it is isn't documented.
            return cognito._oauth2_error("invalid_request", json.loads(refused.answer[2])["message"])

    return answer


# What rules that raise a refusal wrap besides.
WRAPPED = {
    "_run_idp_handler": answering,
    "_oauth2_idp_response": answering,
    "_saml2_idp_response": answering,
    "_oauth2_token": answering_as_oauth,
}
