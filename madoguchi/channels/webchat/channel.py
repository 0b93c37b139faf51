"""What the chat can do: her own screen asks for what is new, so nothing needs to be delivered."""

from django.utils.translation import gettext_lazy as _

from madoguchi.conversations.shapes import Capabilities, Channel, FileRules

from .shapes import MOST_FILES

CHANNEL = Channel(
    kind="webchat",
    label=_("web chat"),
    icon="message-circle",
    capabilities=Capabilities(
        files=FileRules(most=MOST_FILES),
        receipts=("read",),
        delivers=False,
        personal=True,
        quick_replies=12,
        quick_reply_length=40,
    ),  # fmt: skip
)
