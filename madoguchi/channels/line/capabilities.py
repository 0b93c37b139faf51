"""What LINE can do (Messaging API; a reply costs nothing, a push counts among the plan's messages)."""

from django.utils.translation import gettext_lazy as _

from madoguchi.conversations.shapes import Capabilities, FileRules

CAPABILITIES = Capabilities(
    max_length=5000,
    length_unit="utf16",
    files=FileRules(kinds=("image/jpeg", "image/png", "application/pdf"), max_bytes=10_000_000, most=3),
    quick_replies=13,
    quick_reply_length=20,
    cost=_(
        "Within a minute of her message a reply is free; later it counts as one message of your LINE plan."
    ),
    personal=True,
    most_parts=5,
    together=5,
)
HOWS = {"reply": _("reply, free"), "push": _("push message")}
