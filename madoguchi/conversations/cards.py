"""What a message may carry below its text. Plain, without Django."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class FactsCard:
    """Something known that is sent along with a message: an order, a bill, a device.

    `facts` are pairs of label and value, `url` leads the customer to her own page about it. The words are
    those of the conversation's language; the message's text says the same for channels without cards.
    """

    title: str
    icon: str
    facts: tuple[tuple[str, str], ...]
    url: str = ""
    action: str = ""

    def as_json(self) -> dict[str, Any]:
        """As it lies in a message's card."""
        return {
            "title": self.title, "icon": self.icon, "facts": [list(one) for one in self.facts],
            "url": self.url, "action": self.action,
        }  # fmt: skip
