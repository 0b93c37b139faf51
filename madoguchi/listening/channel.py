"""Answers in public as a channel: a conversation that came from a mention goes on where everybody reads."""

from django.utils.translation import gettext_lazy as _

from madoguchi.conversations.shapes import Capabilities, Channel

KIND = "mention"
MENTION = Channel(
    kind=KIND, label=_("public mention"), icon="ear",
    capabilities=Capabilities(
        max_length=4000, can_write_first=True, by_hand=True, cost=_("Everybody reads this answer")
    ),
    hows={"posted": _("posted in public"), "by_hand": _("posted by hand"), "along": _("not posted")},
)  # fmt: skip
