"""Answers that can be pressed below a question: which are open now, and which one a customer's words are."""

import unicodedata
from collections.abc import Sequence

from .shapes import MessageShape


def open_question(lines: Sequence[MessageShape], *, handler: str) -> MessageShape | None:
    """The line whose answers can be pressed now; None where nothing waits for one.

    It is the last thing that anybody said: asked by a colleague, or by the assistant that still leads.
    """
    latest = next((line for line in reversed(lines) if line.author_kind != "system"), None)
    if latest is None or not latest.card.get("options"):
        return None
    asked = latest.author_kind == "agent" or latest.author_kind == "assistant" and handler == "assistant"
    return latest if asked else None


def chosen_of(offered: Sequence[str], said: str) -> str:
    """Which of these answers her words are, or their number is; "" for none."""
    said = unicodedata.normalize("NFKC", said).strip()
    number = said.rstrip(".番")
    if number.isdecimal() and len(number) < 3 and 0 < int(number) <= len(offered):
        return offered[int(number) - 1]
    return next((one for one in offered if unicodedata.normalize("NFKC", one) == said), "")
