"""What the settings file holds: every kind of option, and the sections that are rows of the rooms.

A field that must not leave the house is marked in its dataclass by `field(metadata={"secret": True})`.
"""

from madoguchi.conversations import api as conversations
from madoguchi.core import api as core
from madoguchi.ui import api as ui

OPTIONS: tuple[type, ...] = (
    ui.BrandLook,
    core.MailSender,
    core.OpeningHours,
    conversations.Vocabulary,
)
"""The typed options, in the order of the file. A kind listed here can also be undone from its page."""
