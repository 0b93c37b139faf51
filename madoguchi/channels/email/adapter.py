"""What mail can do, and who does what."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from madoguchi.conversations.shapes import Capabilities, FileRules, LetterFrame

from ..shapes import Account, Adapter, Route
from .guides import GUIDES
from .health import check
from .recipients import recipients, set_recipients
from .send import send
from .settings import Mailbox
from .settings_form import ABOUT, FIELDS
from .translate import events
from .troubles import REASONS
from .wording import frame


def framed(account: Account, route: Route | None, spoken: str, values: Mapping[str, str]) -> LetterFrame:
    """What stands around a mail from this mailbox."""
    return frame(Mailbox(account), str(route.data.get("name") or "") if route else "", spoken, values)


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
    frame=framed,
    fields=FIELDS,
    recipients=recipients,
    set_recipients=set_recipients,
    about=ABOUT,
    reasons=REASONS,
    guides=GUIDES,
    further=((_("SPF, DKIM and DMARC of the domain"), "mail:domain"),),
)
