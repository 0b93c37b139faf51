"""WhatsApp, put together."""

from urllib.parse import quote

from django.utils.translation import gettext_lazy as _

from ..meta.webhook import challenge, verify
from ..shapes import Account, Adapter
from .capabilities import CAPABILITIES, HOWS
from .health import check
from .send import send
from .settings_form import FIELDS, STEPS
from .templates import templates
from .translate import events
from .webhook import split


def link(account: Account, text: str) -> str:
    """Opens WhatsApp on a message to us; "" until the connection test has told our number."""
    number = account.settings.get("number")
    return f"https://wa.me/{number}?text={quote(text)}" if number else ""


ADAPTER = Adapter(
    kind="whatsapp",
    label=_("WhatsApp"),
    icon="message-circle-more",
    about=_("Customers write from the app that most of the world uses; answers are free for a day."),
    guide="https://developers.facebook.com/docs/whatsapp/cloud-api/get-started",
    capabilities=CAPABILITIES,
    hows=HOWS,
    verify=verify,
    challenge=challenge,
    split=split,
    events=events,
    send=send,
    check=check,
    fields=FIELDS,
    steps=STEPS,
    templates=templates,
    link=link,
)
