"""STOP and START: who does not want our messages says so in one word, and is heard at once."""

from collections.abc import Mapping

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override
from twilio.twiml.messaging_response import MessagingResponse

from madoguchi.people import api as people

from ..queries.accounts import is_closed
from ..shapes import Account
from ..stopping import START, STOP, folded
from .webhook import fields, number

ALSO_STOP = frozenset(("cancel", "end", "quit", "revoke", "解除", "送信停止"))
"""What telephone companies take for "stop" as well; elsewhere these words may mean something else."""
ALSO_START = frozenset(("送信再開",))
XML = "text/xml; charset=utf-8"


def wish(text: str) -> bool | None:
    """False for "stop", True for "start", alone in a message; None for any other message."""
    said = folded(text)
    if said in STOP | ALSO_STOP:
        return False
    return True if said in START | ALSO_START else None


def answer(account: Account, headers: Mapping[str, str], raw: bytes) -> tuple[str, str] | None:
    """The confirmation, in the answer to the very request, so that it goes out once for each wish.

    Nothing to who has stopped already, and nothing where the service has confirmed it by itself.
    """
    found = fields(raw)
    if found.get("MessageStatus"):
        return None
    said, whom = MessagingResponse(), number(found.get("From", ""))
    wanted = wish(found.get("Body", "")) if whom and not found.get("OptOutType") else None
    if wanted is not None and is_closed(account.id, whom) == wanted:
        with override(_language(account, whom, found.get("Body", ""))):
            said.message(_words(wanted))
    return str(said), XML


def _words(wanted: bool) -> str:
    if wanted:
        return _("You will get text messages from us again. To stop them, send STOP.")
    return _("You will get no more text messages from us. To get them again, send START.")


def _language(account: Account, whom: str, words: str) -> str:
    """Hers as we know it; else that of the word she wrote, or of the country of her number."""
    known = people.customer_by_identity(kind="phone", value=whom)
    person = people.customer(known) if known else None
    if person:
        return person.locale
    if not words.isascii():
        return settings.LANGUAGE_CODE
    return account.language if whom.startswith("+81") else "en"
