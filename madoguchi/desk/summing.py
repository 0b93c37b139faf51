"""The summary of a long conversation as it is drawn: four parts, each line leading to where it was said."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from madoguchi.assistant import api as assistant
from madoguchi.conversations import api as conversations
from madoguchi.conversations.shapes import ConversationShape, MessageShape
from madoguchi.core import api as core
from madoguchi.language.api import Summary, SummaryLine
from madoguchi.people.shapes import Viewer
from madoguchi.ui import api as ui

LONGEST = 200


@dataclass(frozen=True)
class Until:
    """By when something was promised, in words; late when it has passed."""

    words: str
    late: bool


def parts_for(
    viewer: Viewer, conversation: ConversationShape, heard: Sequence[MessageShape] | None = None
) -> list[dict[str, Any]]:
    """The parts of the summary; none for a short conversation. `heard`: its last lines, where at hand."""
    if conversation.last_sequence < assistant.helping.LONG:
        return []
    if heard is None or (heard and heard[0].sequence > 1):
        heard = conversations.thread_of(viewer, conversation, limit=LONGEST)
    return parts(assistant.helping.summary_of(heard, spoken=conversation.language))


def parts(summary: Summary | None) -> list[dict[str, Any]]:
    """What she wants, what was tried, what was promised, what is open; empty ones are left out."""
    if summary is None:
        return []
    named = (
        ("target", _("What she wants"), summary.wants),
        ("wrench", _("What was tried"), summary.tried),
        ("handshake", _("What we promised"), summary.promised),
        ("circle-dot", _open_words(summary.open), summary.open),
    )
    return [
        {"icon": icon, "label": label, "said": list(map(_line, lines))}
        for icon, label, lines in named
        if lines
    ]


def _open_words(lines: Sequence[SummaryLine]) -> str:
    waits_for_us = bool(lines) and lines[-1].role == "customer"
    return _("Open: our answer") if waits_for_us else _("Open: the customer's answer")


def _line(one: SummaryLine) -> dict[str, Any]:
    return {"text": one.text, "place": one.place, "ours": one.role != "customer", "until": until(one)}


def until(one: SummaryLine) -> Until | None:
    """The day or moment that was named, of a range its end; the words alone where no day follows."""
    end = one.until.rsplit("/", 1)[-1]
    moment = _moment(end) if end not in ("", "..") else None
    if moment is None:
        return Until(one.until_words, False) if one.until_words else None
    now = core.now()
    if isinstance(moment, datetime):
        at = moment.replace(tzinfo=moment.tzinfo or now.tzinfo)
        return Until(f"{ui.day(at)} {ui.clock(at)}", at < now)
    return Until(ui.day(moment), moment < now.date())


def _moment(said: str) -> datetime | date | None:
    try:
        return datetime.fromisoformat(said) if "T" in said else date.fromisoformat(said)
    except ValueError:
        return None
