"""Facts of a conversation as lines in its thread."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from madoguchi.core.shapes import EventShape

from .timeline import Line
from .words import DOUBTS, PRIORITIES


def fact_lines(events: Iterable[EventShape], staff: dict[int, str], teams: dict[int, str]) -> list[Line]:
    """The facts that an agent wants to see, in words; `staff` and `teams` are names by id."""
    lines = []
    for event in events:
        teller = TELLERS.get(event.type)
        if teller and (words := teller(event.data, staff, teams)):
            who = staff.get(event.actor.id or 0, "") if event.actor.kind == "staff" else ""
            lines.append(Line(event.time, f"{words} — {who}" if who else words))
    return lines


def _assigned(data: dict[str, Any], staff: dict[int, str], teams: dict[int, str]) -> str:
    return _("Assigned to %(name)s") % {"name": staff.get(data.get("assignee_id") or 0, "?")}


def _released(data: dict[str, Any], staff: dict[int, str], teams: dict[int, str]) -> str:
    return _("Given back to the queue")


def _status(data: dict[str, Any], staff: dict[int, str], teams: dict[int, str]) -> str:
    """Only what the customer is not told anyway by a line of its own."""
    return _("Snoozed") if data.get("after") == "snoozed" else ""


def _priority(data: dict[str, Any], staff: dict[int, str], teams: dict[int, str]) -> str:
    return _("Priority: %(priority)s") % {"priority": PRIORITIES.get(data.get("after", 0), "")}


def _team(data: dict[str, Any], staff: dict[int, str], teams: dict[int, str]) -> str:
    name = teams.get(data.get("team_id") or 0)
    return _("Moved to %(team)s") % {"team": name} if name else _("Taken out of its team")


def _merged(data: dict[str, Any], staff: dict[int, str], teams: dict[int, str]) -> str:
    return _("Put together with another conversation")


def _unmerged(data: dict[str, Any], staff: dict[int, str], teams: dict[int, str]) -> str:
    return _("Parted from the other conversation again")


def _spam(data: dict[str, Any], staff: dict[int, str], teams: dict[int, str]) -> str:
    return _("Marked as spam")


def _not_spam(data: dict[str, Any], staff: dict[int, str], teams: dict[int, str]) -> str:
    return _("Brought back from spam")


def _tags(data: dict[str, Any], staff: dict[int, str], teams: dict[int, str]) -> str:
    return _("Tags changed")


def _escalated(data: dict[str, Any], staff: dict[int, str], teams: dict[int, str]) -> str:
    return _("Asked the supervisors")


def _settled(data: dict[str, Any], staff: dict[int, str], teams: dict[int, str]) -> str:
    return _("The question to the supervisors was settled")


def _held(data: dict[str, Any], staff: dict[int, str], teams: dict[int, str]) -> str:
    return _("A reply was laid before a supervisor")


def _approved(data: dict[str, Any], staff: dict[int, str], teams: dict[int, str]) -> str:
    return _("Approved with changes") if data.get("changed") else _("Approved")


def _returned(data: dict[str, Any], staff: dict[int, str], teams: dict[int, str]) -> str:
    return _("A reply was given back to its writer")


def _withdrawn(data: dict[str, Any], staff: dict[int, str], teams: dict[int, str]) -> str:
    return _("A reply was withdrawn before it was approved")


def _overridden(data: dict[str, Any], staff: dict[int, str], teams: dict[int, str]) -> str:
    about = "、".join(str(DOUBTS.get(code, code)) for code in data.get("reasons", ()))
    return _("Sent although warned: %(about)s") % {"about": about}


TEAM_CHANGED = "conversations.team_changed"
TELLERS = {
    "conversations.assigned": _assigned,
    "conversations.released": _released,
    "conversations.status_changed": _status,
    "conversations.priority_changed": _priority,
    TEAM_CHANGED: _team,
    "conversations.tags_changed": _tags,
    "conversations.merged": _merged,
    "conversations.unmerged": _unmerged,
    "conversations.marked_spam": _spam,
    "conversations.spam_lifted": _not_spam,
    "conversations.escalated": _escalated,
    "conversations.escalation_settled": _settled,
    "desk.reply_held": _held,
    "desk.reply_approved": _approved,
    "desk.reply_returned": _returned,
    "desk.reply_withdrawn": _withdrawn,
    "desk.warning_overridden": _overridden,
}
