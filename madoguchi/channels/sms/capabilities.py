"""What text messages can do: words alone, short, each segment charged."""

from django.utils.translation import gettext_lazy as _

from madoguchi.conversations.shapes import Capabilities, FileRules

from .segments import count

CAPABILITIES = Capabilities(
    max_length=1600,
    files=FileRules(max_bytes=20_000_000, most=3),
    receipts=("sent", "delivered", "failed"),
    can_write_first=True,
    cost=_("Charged per text message: 70 characters each (160 in plain Latin letters)."),
    counted=count,
    most_parts=3,
)
HOWS = {"sms": _("text message")}
