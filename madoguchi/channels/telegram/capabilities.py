"""What Telegram can do (Bot API; nothing is charged)."""

from django.utils.translation import gettext_lazy as _

from madoguchi.conversations.shapes import Capabilities, FileRules

CAPABILITIES = Capabilities(
    max_length=4096,
    length_unit="utf16",
    most_parts=3,
    files=FileRules(max_bytes=20_000_000, most=5),
    quick_replies=12,
    quick_reply_length=40,
    receipts=("sent",),
    cost=_("Free of charge. A customer has to have written first."),
    personal=True,
)
