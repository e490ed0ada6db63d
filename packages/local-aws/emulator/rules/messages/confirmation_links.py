import html
import re
from urllib.parse import urlencode

from ..domains.domain_requests import domains_of
from ..lookup import attributes_of, pool_of, refuse, user_of
from ..rule import Rule
from ..users.requested import requested_attributes
from . import confirmation_codes, delivery, occasion

TEXT_OF_LINK = re.compile(r"\{##(.*?)##\}", re.DOTALL)
# All other mails have a code: https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-email.html
OCCASIONS = ("ResendCode", "SignUp")


def sending_links(cognito, send, acted):
    """The function that sends mails, which writes a link into those by which a new user confirms."""

    def send_link(pool, username, attributes, code, attribute_name="email"):
        if confirms_by_link(pool):
            acted()
            pool = with_link(cognito, pool, username, code)
        return send(pool, username, attributes, code, attribute_name)

    return send_link


def confirms_by_link(pool):
    return (pool.get("VerificationMessageTemplate") or {}).get("DefaultEmailOption") == "CONFIRM_WITH_LINK"


def with_link(cognito, pool, username, code):
    """The pool, with a link in its text where a new user confirms, and with codes in its mails elsewhere."""
    during, template = occasion.current(), pool["VerificationMessageTemplate"]
    if not during or during.name not in OCCASIONS:
        return {**pool, "VerificationMessageTemplate": {**template, "DefaultEmailOption": "CONFIRM_WITH_CODE"}}
    address = html.escape(address_of(cognito, pool, during.request["ClientId"], username, code))
    text = template.get("EmailMessageByLink") or cognito._DEFAULT_VERIFICATION_LINK_MESSAGE
    linked = TEXT_OF_LINK.sub(lambda found: f'<a href="{address}">{found[1]}</a>', text)
    return {**pool, "VerificationMessageTemplate": {**template, "EmailMessageByLink": linked}}


def address_of(cognito, pool, client_id, username, code):
    """Where a user confirms. AWS documents no form. This is the one that its users see."""
    query = urlencode({"client_id": client_id, "user_name": username, "confirmation_code": code})
    return f"{cognito._pool_domain_base_url(pool)}/confirmUser?{query}"


def refuse_sign_up(cognito, request):
    pool = pool_of(cognito, request)
    if pool is None:
        return None
    username = request.get("Username") or ""
    username_as = cognito._username_alias_attribute(pool, username)
    return refuse_without_domain(cognito, pool, {**requested_attributes(request), username_as: username})


def refuse_to_resend(cognito, request):
    pool, user = pool_of(cognito, request), user_of(cognito, request)
    if pool is None or user is None or user.get("UserStatus") != "UNCONFIRMED":
        return None
    return refuse_without_domain(cognito, pool, attributes_of(cognito, user))


def refuse_without_domain(cognito, pool, attributes):
    by_mail = confirmation_codes.attribute_to_confirm(pool, attributes) == "email"
    if not by_mail or not confirms_by_link(pool) or domains_of(pool):
        return None
    # Users report the refusal and its words.
    message = (
        "Cannot perform specific action because there does not exist a valid use pool domain associated with the user pool"
    )
    return refuse(cognito, "InvalidParameterException", message)


RULE = Rule(
    name="links in confirmation mails",
    sentence=(
        "The configuration of verification emails to contain a clickable link or a verification code. For link, your template "
        "body must contain link text in the format {##Click here##}."
    ),
    page=(
        "https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_VerificationMessageTemplateType.html"
    ),
    before={"ResendConfirmationCode": refuse_to_resend, "SignUp": refuse_sign_up},
    around=occasion.AROUND,
    wrapped={"_send_verification_email": sending_links},
    uses=(
        "_DEFAULT_VERIFICATION_LINK_MESSAGE",
        "_pool_domain_base_url",
        "_username_alias_attribute",
        *delivery.USED,
    ),
)
