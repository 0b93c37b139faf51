"""Messenger and Instagram, put together: one page, one way of speaking, two doors."""

from functools import partial

from django.utils.translation import gettext_lazy as _

from ..meta.webhook import challenge, verify
from ..shapes import Adapter
from . import capabilities, health
from .links import link
from .send import send
from .settings_form import FIELDS, INSTAGRAM_STEPS, MESSENGER_STEPS, REASONS
from .translate import events
from .webhook import split

_adapter = partial(
    Adapter,
    hows=capabilities.HOWS,
    verify=verify,
    challenge=challenge,
    split=split,
    events=events,
    send=send,
    fields=FIELDS,
    reasons=REASONS,
    link=link,
)

MESSENGER = _adapter(
    kind="messenger",
    label=_("Messenger"),
    icon="messages-square",
    about=_("Customers write to your Facebook page; what they write arrives here."),
    guide="https://developers.facebook.com/docs/messenger-platform/get-started",
    capabilities=capabilities.MESSENGER,
    check=health.check_messenger,
    steps=MESSENGER_STEPS,
)
INSTAGRAM = _adapter(
    kind="instagram",
    label=_("Instagram"),
    icon="camera",
    about=_("Direct messages and answers to your stories arrive here."),
    guide="https://developers.facebook.com/docs/messenger-platform/instagram",
    capabilities=capabilities.INSTAGRAM,
    check=health.check_instagram,
    steps=INSTAGRAM_STEPS,
)
