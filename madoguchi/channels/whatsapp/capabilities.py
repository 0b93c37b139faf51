"""What WhatsApp can do (Cloud API): freely for a day after her last message, by approved templates later."""

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from madoguchi.conversations.shapes import Capabilities, FileRules

CAPABILITIES = Capabilities(
    max_length=4096,
    length_unit="utf16",
    files=FileRules(kinds=("*/*",), max_bytes=16_000_000, most=5),
    receipts=("sent", "delivered", "read"),
    reply_window=timedelta(hours=24),
    templates=True,
    quick_replies=10,
    quick_reply_length=20,
    cost=_("Free for 24 hours after her message; after that only approved templates go, which cost money."),
    personal=True,
)
HOWS = {"free": _("reply, free"), "template": _("template, charged")}
