"""What Messenger and Instagram have to be told by us, and we by them."""

from django.utils.translation import gettext_lazy as _

from ..meta.settings_form import SECRETS
from ..shapes import Field

PAGE = Field(
    "page_id", _("Page ID"), _("Facebook page → About → Page transparency."), example="102290129340398"
)
HUMAN_AGENT = Field(
    "human_agent",
    _("Meta has approved “Human Agent” for our app"),
    _("Then people may answer for 7 days, otherwise for 24 hours like everybody."),
    kind="switch",
    required=False,
    default="no",
)
FIELDS = (PAGE, *SECRETS, HUMAN_AGENT)
MESSENGER_STEPS = (
    _("In Meta for Developers, open your app (or make one of the type “Business”) and add Messenger to it."),
    _("Under “Messenger API settings”, connect your Facebook page and copy its ID and a token below."),
    _("Copy the app secret (App settings → Basic) into the field below, and save."),
    _(
        "Enter our webhook address {address} and the verify token {verify_token}, and subscribe the page to "
        "messages, message_edits, message_reactions, message_reads, message_deliveries, messaging_postbacks "
        "and messaging_referrals."
    ),
    _("Test the connection below."),
)
INSTAGRAM_STEPS = (
    _("Make your Instagram account a professional one and connect it with your Facebook page."),
    _("In the Instagram app, under Settings → Messages, allow access to messages for connected tools."),
    _(
        "In Meta for Developers, open your app, connect the page, and copy its ID and a token with "
        "instagram_manage_messages below, with the app secret."
    ),
    _(
        "Enter our webhook address {address} and the verify token {verify_token} for the object “instagram”, "
        "and subscribe to messages, message_edit, message_reactions, messaging_seen, messaging_postbacks and "
        "messaging_referral."
    ),
    _("Test the connection below."),
)
REASONS = {
    "instagram": _("No professional Instagram account is connected with this Facebook page."),
}
