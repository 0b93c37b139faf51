"""Any other system, put together."""

from django.utils.translation import gettext_lazy as _

from ..shapes import Adapter
from .capabilities import CAPABILITIES
from .health import check
from .send import send
from .settings_form import FIELDS, REASONS, STEPS, example
from .signing import split, verify
from .translate import events

ADAPTER = Adapter(
    kind="bridge",
    label=_("other system"),
    icon="plug",
    about=_("Your own app, or a messenger without a channel here: signed JSON both ways."),
    capabilities=CAPABILITIES,
    verify=verify,
    split=split,
    events=events,
    send=send,
    check=check,
    fields=FIELDS,
    steps=STEPS,
    reasons=REASONS,
    example=example,
    repeatable=True,
)
