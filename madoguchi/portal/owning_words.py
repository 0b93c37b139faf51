"""What she owns in words: how its warranty stands, what she can do with it, which help fits it."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from madoguchi.commerce.shapes import DeviceShape
from madoguchi.core import api as core
from madoguchi.tasks import api as tasks
from madoguchi.ui import api as ui

SOON = 60
TASKS = {"register-device": "plus", "claim-warranty": "shield-check"}


@dataclass(frozen=True)
class Standing:
    """A label with its tone, and until when."""

    label: str
    tone: str
    until: str


def warranty_standing(device: DeviceShape) -> Standing | None:
    """How its warranty stands today; None when nothing was promised."""
    last = device.warranty_until
    if last is None:
        return None
    until = _("until %(day)s") % {"day": ui.day(last)}
    left = (last - localdate(core.now())).days
    if left < 0:
        return Standing(_("Warranty over"), "plain", until)
    if left <= SOON:
        return Standing(_("Warranty ends soon"), "soon", until)
    return Standing(_("Under warranty"), "done", until)


def device_acts(device: DeviceShape | None) -> list[dict[str, Any]]:
    """The self-service tasks about one thing of hers, or (None) about things in general."""
    about = {"device": str(device.id)} if device else {}
    wanted = ["claim-warranty"] if device else ["register-device"]
    offered = {one.code: one for one in tasks.declared()}
    return [
        {"label": offered[code].title, "icon": TASKS[code],
         "url": f"{reverse('portal:task', args=[code])}?{urlencode(about)}"}
        for code in wanted if code in offered
    ]  # fmt: skip
