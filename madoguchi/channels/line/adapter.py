"""LINE, put together."""

from django.utils.translation import gettext_lazy as _

from ..shapes import Adapter
from .capabilities import CAPABILITIES, HOWS
from .health import check
from .link import link
from .linking import PAGES, link_address
from .menu import ACTS
from .send import fitting, reserve, send, send_together
from .settings_form import ABOUT, FIELDS, GUIDE, STEPS
from .translate import events
from .webhook import split, verify

ADAPTER = Adapter(
    kind="line",
    label=_("LINE"),
    icon="message-square",
    capabilities=CAPABILITIES,
    hows=HOWS,
    verify=verify,
    split=split,
    events=events,
    send=send,
    check=check,
    fields=FIELDS,
    steps=STEPS,
    about=ABOUT,
    guide=GUIDE,
    link=link,
    repeatable=True,
    send_together=send_together,
    fitting=fitting,
    reserve=reserve,
    link_address=link_address,
    link_pages=PAGES,
    acts=ACTS,
)
