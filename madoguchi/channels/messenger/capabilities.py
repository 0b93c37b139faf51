"""What Messenger and Instagram can do: freely for a day after her last message, by people for a week."""

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from madoguchi.conversations.shapes import Capabilities, FileRules

FREELY, BY_PEOPLE = timedelta(hours=24), timedelta(days=7)
COST = _("Free. More than 24 hours after her message only people may answer, and after 7 days nobody.")
QUICK_REPLIES, LONGEST_QUICK_REPLY = 13, 20

MESSENGER = Capabilities(
    max_length=2000,
    length_unit="utf16",
    files=FileRules(
        kinds=("image/*", "video/mp4", "audio/*", "application/pdf"), max_bytes=20_000_000, most=5
    ),
    receipts=("delivered", "read"),
    reply_window=BY_PEOPLE,
    quick_replies=QUICK_REPLIES,
    quick_reply_length=LONGEST_QUICK_REPLY,
    cost=COST,
    personal=True,
)
INSTAGRAM = Capabilities(
    max_length=1000,
    length_unit="bytes",
    files=FileRules(kinds=("image/jpeg", "image/png", "image/gif", "video/mp4", "application/pdf"),
                    max_bytes=8_000_000, most=5),
    receipts=("read",),
    reply_window=BY_PEOPLE,
    quick_replies=QUICK_REPLIES,
    quick_reply_length=LONGEST_QUICK_REPLY,
    cost=COST,
    personal=True,
)  # fmt: skip
HOWS = {"response": _("reply"), "human": _("reply by a person, after a day")}
