"""To a telephone: one text message, or a few for what is long; files are short links."""

from dataclasses import replace

from django.utils.translation import gettext as _
from django.utils.translation import override

from madoguchi.conversations.shapes import Outgoing

from ..files import short_address_of_file
from ..pieces import send_pieces
from ..queries.accounts import webhook_address
from ..shapes import Account, Permanent, Route, Sent, Temporary, Unsure
from .capabilities import CAPABILITIES
from .client import texting
from .segments import count
from .webhook import number

UNCLEAR = ("no_answer", "garbage")
SERVICE = "MG"
"""A sender that begins like this is a messaging service, which picks a number."""


def send(account: Account, route: Route, outgoing: Outgoing) -> Sent:
    """Send one message of ours. Raises Permanent, Temporary, Broken, Unsure.

    The service knows no key of ours: where no answer comes back, nobody knows whether it arrived.
    """
    told = bool(outgoing.message_id)
    texts = [part for part in CAPABILITIES.parts(words(outgoing)) if part]
    if not texts:
        raise Permanent("empty")
    if len(texts) > CAPABILITIES.most_parts:
        raise Permanent("too_long")
    sent = send_pieces(
        route, outgoing, texts, lambda text: _one(account, route.address, text, told), how="sms"
    )
    return replace(sent, units=sum(map(count, texts)))


def _one(account: Account, to: str, text: str, told: bool) -> str:
    """Send one; its id there. told: we want to hear how it fares (nobody asks that of a notice)."""
    sender = str(account.settings.get("number", ""))
    picks = sender.startswith(SERVICE)
    by = {"messaging_service_sid": sender} if picks else {"from_": number(sender) or sender}
    hook = {"status_callback": webhook_address(account)} if told else {}
    try:
        with texting(account) as client:
            said = client.messages.create(to=to, body=text, **by, **hook)
            if not said.sid:
                raise Temporary("garbage")
            return str(said.sid)
    except Temporary as trouble:
        if trouble.reason in UNCLEAR:
            raise Unsure("no_answer") from None
        raise


def words(outgoing: Outgoing) -> str:
    """All that a telephone is told: the text, what may be answered, links to files."""
    with override(outgoing.language):
        links = [f"{_('File')}: {short_address_of_file(file)}" for file in outgoing.files]
    choices = [f"・{one.text or one.label}" for one in outgoing.choices]
    return "\n".join(filter(None, (outgoing.text.strip(), *choices, *links)))
