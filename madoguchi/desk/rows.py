"""List rows and tabs: a conversation and what its line shows."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from madoguchi.conversations.shapes import ConversationShape, Found

from . import words
from .promises import Chip, awaited_chip

AROUND = 40


@dataclass(frozen=True)
class Row:
    """One line of a list; unknown names are read from the conversation."""

    conversation: ConversationShape
    name: str
    wait: words.Wait | None
    promise: Chip | None
    state: str
    channel_icon: str
    channel_label: str
    priority_name: str
    priority_label: str
    last_by_us: str
    unread: int
    snippet: SafeString | str = ""
    current: bool = False

    def __getattr__(self, name: str) -> Any:
        return getattr(self.conversation, name)


def row_of(
    conversation: ConversationShape, now: datetime, *, snippet: SafeString | str = "", current: bool = False
) -> Row:
    """The line of one conversation."""
    channel = words.channel_of(conversation.channel)
    raised = conversation.priority > 2
    return Row(
        conversation,
        name=conversation.customer_name,
        wait=words.wait_of(conversation, now),
        promise=awaited_chip(conversation, now),
        state=words.state_of(conversation),
        channel_icon=channel["icon"],
        channel_label=channel["label"],
        priority_name=words.PRIORITY_NAMES.get(conversation.priority, "normal"),
        priority_label=str(words.PRIORITIES[conversation.priority]) if raised else "",
        last_by_us=_("answered") if conversation.last_author == "agent" else "",
        unread=conversation.unread_for_staff,
        snippet=snippet,
        current=current,
    )


def rows_of(
    conversations: Iterable[ConversationShape], now: datetime, current: int | None = None
) -> list[Row]:
    """Lines of several conversations."""
    return [row_of(one, now, current=one.id == current) for one in conversations]


def found_rows(found: Iterable[Found], query: str, now: datetime) -> list[Row]:
    """Lines of a search, with the place that matched."""
    return [row_of(one.conversation, now, snippet=highlighted(one.line, query)) for one in found]


def highlighted(line: str, query: str) -> SafeString | str:
    """The part of a line around the first hit, the hits marked."""
    terms = [term for term in query.replace("\u3000", " ").split() if term]
    lower = line.lower()
    at = min((place for term in terms if (place := lower.find(term.lower())) >= 0), default=-1)
    if at < 0:
        return line
    start = max(0, at - AROUND)
    part = escape(("…" if start else "") + line[start : at + 160])
    for term in sorted(set(terms), key=len, reverse=True):
        part = _marked(part, escape(term))
    return mark_safe(part)


def _marked(text: str, term: str) -> str:
    pieces, lower, seen = [], text.lower(), 0
    while (at := lower.find(term.lower(), seen)) >= 0:
        inside = text.rfind("<", 0, at) > text.rfind(">", 0, at) or text.rfind("&", 0, at) > text.rfind(
            ";", 0, at
        )
        pieces.append(text[seen:at])
        hit = text[at : at + len(term)]
        pieces.append(hit if inside else f"<mark>{hit}</mark>")
        seen = at + len(term)
    return "".join([*pieces, text[seen:]])
