"""What mail can do, and who does what."""

from django.utils.translation import gettext_lazy as _

from madoguchi.conversations.shapes import Capabilities, FileRules

from ..shapes import Adapter
from .health import check
from .recipients import recipients, set_recipients
from .send import send
from .settings_form import ABOUT, FIELDS
from .translate import events

ADAPTER = Adapter(
    kind="email",
    label=_("e-mail"),
    icon="mail",
    capabilities=Capabilities(
        max_length=100_000,
        files=FileRules(max_bytes=20_000_000, most=20),
        receipts=("sent", "failed"),
        can_write_first=True,
        needs_subject=True,
        letter=True,
        asides=False,
    ),
    identity_kind="email",
    polls=True,
    events=events,
    send=send,
    check=check,
    fields=FIELDS,
    recipients=recipients,
    set_recipients=set_recipients,
    about=ABOUT,
)
