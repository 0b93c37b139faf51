"""The promise of a first reply in words: a chip that runs, and the way its due time came about."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from madoguchi.conversations import api as conversations
from madoguchi.conversations.shapes import ConversationShape
from madoguchi.core import api as core
from madoguchi.people import api as people
from madoguchi.ui import api as ui

from . import words

COUNTED = timedelta(hours=12)
"""So long before it is due the minutes are counted down; a later one is said by day and time."""

AWAITED = ("running", "soon", "late")
ICONS = {**dict.fromkeys(AWAITED, "clock"), "kept": "circle-check", "missed": "circle-alert"}


@dataclass(frozen=True)
class Chip:
    """How the promise stands, in a few words. `warn` and `due` let the browser count on by itself."""

    state: str
    words: str
    title: str
    icon: str
    url: str
    warn: str = ""
    due: str = ""


@dataclass(frozen=True)
class Line:
    """One line of a derivation: a time, what happened then, and what still had to pass."""

    kind: str
    when: str
    words: str
    note: str = ""


def chip_of(conversation: ConversationShape, now: datetime) -> Chip | None:
    """The chip of a conversation; None when nothing is promised."""
    state, due = conversation.reply_state(now), conversation.reply_due_at
    if not state or due is None or conversation.reply_warn_at is None:
        return None
    counts = state in AWAITED and due - now < COUNTED
    return Chip(
        state,
        words=_words(conversation, state, due, now),
        title=_("First reply due %(day)s %(clock)s") % _moment(due, now),
        icon=ICONS[state],
        url=reverse("desk:promise", args=[conversation.id]),
        warn=conversation.reply_warn_at.isoformat() if counts else "",
        due=due.isoformat() if counts else "",
    )


def awaited_chip(conversation: ConversationShape, now: datetime) -> Chip | None:
    """The chip of a list row: only while the first reply is awaited."""
    chip = chip_of(conversation, now)
    return chip if chip and chip.state in AWAITED else None


def _words(conversation: ConversationShape, state: str, due: datetime, now: datetime) -> str:
    replied = conversation.first_replied_at
    if state == "kept":
        return _("answered in time")
    if state == "missed":
        late = {"time": _left(replied - due)} if replied else {}
        return _("answered %(time)s late") % late if replied else _("never answered")
    if state == "late":
        return _("%(time)s over") % {"time": _left(now - due)}
    if due - now < COUNTED:
        return _("%(time)s left") % {"time": _left(due - now)}
    return _("due %(day)s %(clock)s") % _moment(due, now)


def _left(length: timedelta) -> str:
    """Whole minutes, begun ones counted: nobody is told that no time is left while there is some."""
    return ui.duration(max(60, -(-length.total_seconds() // 60) * 60))


def _moment(at: datetime, now: datetime) -> dict[str, str]:
    return {"day": ui.day(at, short=True, today=timezone.localdate(now)), "clock": ui.clock(at)}


def derivation(promise: conversations.PromiseShape, conversation: ConversationShape) -> dict[str, Any]:
    """What the dialog says, with times of the company's own zone."""
    now = core.now()
    with timezone.override(ZoneInfo(promise.zone)):
        return {
            "chip": chip_of(conversation, now),
            "due": _moment(promise.due_at, now) if promise.due_at else None,
            "rules": _rules(promise),
            "steps": [_line(step, now) for step in promise.steps] + _answered(promise, now),
        }


def _rules(promise: conversations.PromiseShape) -> list[tuple[str, str]]:
    team = people.team(promise.team_id) if promise.team_id else None
    rules = [(_("Priority"), str(words.PRIORITIES[promise.priority]))]
    if team is not None:
        rules.append((_("Team"), team.name))
    if promise.target is not None:
        rules.insert(0, (_("Target"), _("%(time)s of opening hours") % {"time": _left(promise.target)}))
    return rules


def _line(step: core.Step, now: datetime) -> Line:
    at = _moment(step.at, now)
    left = _("%(time)s left to count") % {"time": _left(step.left)}
    if step.kind == "started":
        return Line("started", " ".join(at.values()), _("The customer's wait for a person began"))
    if step.kind == "closed" and step.until:
        until = _moment(step.until, now)
        return Line("closed", " ".join(at.values()), _("Closed until %(day)s %(clock)s") % until, left)
    if step.kind in ("holiday", "company_day"):
        return Line(step.kind, at["day"], _day_name(step), _day_note(step))
    if step.kind == "opened":
        return Line("opened", " ".join(at.values()), _("Opened again"), left)
    return Line("due", " ".join(at.values()), _("The first reply is due"))


def _day_name(step: core.Step) -> str:
    japanese = (get_language() or "ja").startswith("ja")
    name = (step.name_ja or step.name_en) if japanese else (step.name_en or step.name_ja)
    return name or _("Day with hours of its own")


def _day_note(step: core.Step) -> str:
    return _("Public holiday") if step.kind == "holiday" else _("Company day")


def _answered(promise: conversations.PromiseShape, now: datetime) -> list[Line]:
    if promise.replied_at is None:
        return []
    when = " ".join(_moment(promise.replied_at, now).values())
    return [Line("answered", when, _("An agent answered"))]
