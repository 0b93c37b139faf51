"""Conditions of a list of one's own, compiled to one condition on the rows.

Every value is checked; what is refused names its field. Without a condition on the status only what is being
worked on is found, so that a list stays within the indexes of live conversations.
"""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta

from django.db.models import Q

from madoguchi.core import api as core
from madoguchi.people.shapes import Viewer

from ..models import AWAITS_FIRST_REPLY, LIVE, Follower
from ..shapes import HANDLERS, STATUSES, Condition, ConditionRefused, Conditions

MOST_CONDITIONS = 20
MOST_WORDS = 60
Compile = Callable[[Condition, Viewer, datetime], Q]


def compiled(conditions: Conditions, viewer: Viewer) -> Q:
    """All of the ones and any of the others. Raises ConditionRefused."""
    whole = (*conditions.all_of, *conditions.any_of)
    if len(whole) > MOST_CONDITIONS:
        raise ConditionRefused("many")
    now = core.now()
    found = Q(spam=False, merged_into__isnull=True)
    if not names_status(conditions):
        found &= Q(status__in=LIVE)
    for one in conditions.all_of:
        found &= _one(one, viewer, now)
    some = Q()
    for one in conditions.any_of:
        some |= _one(one, viewer, now)
    return found & some


def names_status(conditions: Conditions) -> bool:
    """Whether a condition says which states are wanted."""
    return any(one.field == "status" for one in (*conditions.all_of, *conditions.any_of))


def only_live(conditions: Conditions) -> bool:
    """Whether nothing that has ended can be found."""
    stated = [one for one in conditions.all_of if one.field == "status" and one.op == "is"]
    return not names_status(conditions) or any(one.value in LIVE for one in stated)


def _one(one: Condition, viewer: Viewer, now: datetime) -> Q:
    compile_ = FIELDS.get(one.field)
    if compile_ is None or one.op not in OPS[one.field]:
        raise ConditionRefused(one.field)
    return compile_(one, viewer, now)


def _among(column: str, allowed: tuple[str, ...] = ()) -> Compile:
    """A word of a known list, or any short word."""

    def compile_(one: Condition, viewer: Viewer, now: datetime) -> Q:
        value = one.value.strip()
        if (allowed and value not in allowed) or len(value) > MOST_WORDS or not value:
            raise ConditionRefused(one.field)
        return _turned(one, Q(**{column: "" if value == "none" else value}))

    return compile_


def _turned(one: Condition, found: Q) -> Q:
    return ~found if one.op == "not" else found


def _team(one: Condition, viewer: Viewer, now: datetime) -> Q:
    if one.value == "mine":
        return _turned(one, Q(team_id__in=viewer.staff.team_ids if viewer.staff else ()))
    return _turned(one, Q(team_id=_id_or_none(one)))


def _assignee(one: Condition, viewer: Viewer, now: datetime) -> Q:
    if one.value == "me":
        return _turned(one, Q(assignee_id=viewer.staff.id if viewer.staff else 0))
    return _turned(one, Q(assignee_id=_id_or_none(one)))


def _id_or_none(one: Condition) -> int | None:
    if one.value == "none":
        return None
    return _number(one)


def _priority(one: Condition, viewer: Viewer, now: datetime) -> Q:
    lookup = {"is": "priority", "not": "priority", "at_least": "priority__gte", "at_most": "priority__lte"}
    return _turned(one, Q(**{lookup[one.op]: _number(one, most=4)}))


def _tag(one: Condition, viewer: Viewer, now: datetime) -> Q:
    value = one.value.strip().lstrip("#")
    if not value or len(value) > MOST_WORDS:
        raise ConditionRefused(one.field)
    return _turned(one, Q(tags__contains=[value]) & ~Q(tags=[]))


def _age(column: str, unit: timedelta) -> Compile:
    """Longer ago than so many units, or within them."""

    def compile_(one: Condition, viewer: Viewer, now: datetime) -> Q:
        at = now - _number(one) * unit
        return Q(**{f"{column}__lte" if one.op == "over" else f"{column}__gte": at})

    return compile_


def _due(one: Condition, viewer: Viewer, now: datetime) -> Q:
    """Due within so many minutes, or late by at least so many."""
    minutes = timedelta(minutes=_number(one))
    at = now - minutes if one.op == "over" else now + minutes
    return AWAITS_FIRST_REPLY & Q(reply_due_at__lte=at)


def _escalated(one: Condition, viewer: Viewer, now: datetime) -> Q:
    return Q(escalated_at__isnull=not _yes(one))


def _followed(one: Condition, viewer: Viewer, now: datetime) -> Q:
    mine = Follower.objects.filter(staff_id=viewer.staff.id if viewer.staff else 0)
    found = Q(pk__in=mine.values("conversation_id"))
    return found if _yes(one) else ~found


def _yes(one: Condition) -> bool:
    if one.value not in ("yes", "no"):
        raise ConditionRefused(one.field)
    return one.value == "yes"


def _number(one: Condition, most: int = 10**6) -> int:
    number = core.whole_number(one.value)
    if number is None or number > most:
        raise ConditionRefused(one.field)
    return number


SAME = ("is", "not")
MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)
FIELDS: Mapping[str, Compile] = {
    "status": _among("status", STATUSES),
    "handler": _among("handler", HANDLERS),
    "team": _team,
    "assignee": _assignee,
    "priority": _priority,
    "channel": _among("channel"),
    "language": _among("language"),
    "tag": _tag,
    "request_type": _among("request_type"),
    "topic": _among("topic"),
    "reason": _among("reason"),
    "outcome": _among("outcome"),
    "created": _age("created_at", HOUR),
    "waiting": _age("waiting_since", MINUTE),
    "due": _due,
    "escalated": _escalated,
    "followed": _followed,
}
OPS: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(FIELDS, SAME),
    "priority": ("is", "not", "at_least", "at_most"),
    "created": ("over", "under"),
    "waiting": ("over", "under"),
    "due": ("under", "over"),
    "escalated": ("is",),
    "followed": ("is",),
}
