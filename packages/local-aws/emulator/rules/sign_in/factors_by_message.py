import functools

from ..messages import delivery, occasion
from ..rule import Rule
from . import second_factors, sent_codes, sessions


def ask_by_message(cognito, challenge, acted):
    def challenge_or_send(pool, user, pool_id, username):
        factors = second_factors.asked(cognito, pool, user)
        if len(factors) != 1 or factors[0] not in second_factors.ATTRIBUTES:
            return challenge(pool, user, pool_id, username)
        acted()
        return sent_codes.pose(cognito, pool, user, factors[0], delivery.new_code())

    return challenge_or_send


def respond(operation, cognito, request, proceed, acted):
    is_of_second = request.get("ChallengeName") in second_factors.ATTRIBUTES
    if not is_of_second or sent_codes.is_of_first_factor(cognito, request):
        return occasion.within(operation, cognito, request, proceed, acted)
    acted()
    return sent_codes.answer(cognito, request)


RULE = Rule(
    name="second factors by message",
    sentence=(
        "Amazon Cognito requests that users provide a short code that your user pool sent after they successfully provide "
        "a username and password."
    ),
    page="https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-mfa-sms-email-message.html",
    around={
        **{operation: occasion.AROUND[operation] for operation in sessions.STARTS},
        **{operation: functools.partial(respond, operation) for operation in sessions.RESPONSES},
    },
    wrapped={"_mfa_challenge_for_user": ask_by_message, "_send_verification_email": delivery.codes_by_medium},
    uses=(*delivery.USED, *sent_codes.USED, *sessions.USED),
)
