"""Text messages, put together."""

from urllib.parse import quote

from django.utils.translation import gettext_lazy as _

from ..shapes import Account, Adapter
from .capabilities import CAPABILITIES, HOWS
from .health import check
from .pointing import ACTS
from .send import send
from .settings_form import FIELDS, REASONS, STEPS
from .translate import events
from .webhook import number, split, verify
from .wishes import answer


def link(account: Account, text: str) -> str:
    """Opens a text message to us; "" where a messaging service picks the number."""
    to = number(str(account.settings.get("number", "")))
    return f"sms:{to}?&body={quote(text)}" if to else ""


ADAPTER = Adapter(
    kind="sms",
    label=_("text message"),
    icon="message-square-text",
    about=_("Customers write from any telephone, without an app; short answers and notices reach everybody."),
    guide="https://www.twilio.com/docs/messaging",
    capabilities=CAPABILITIES,
    hows=HOWS,
    verify=verify,
    split=split,
    events=events,
    answer=answer,
    send=send,
    check=check,
    fields=FIELDS,
    steps=STEPS,
    reasons=REASONS,
    acts=ACTS,
    link=link,
    identity_kind="phone",
    forgeable=True,
)
