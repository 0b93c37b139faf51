"""The lists of the desk: views with counts, pages that begin where the last one ended."""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any

from django.db import connection
from django.db.models import Q, QuerySet

from madoguchi.people.shapes import Viewer

from ..access import open_for, visible_to
from ..models import LIVE, Conversation, Mention
from ..shapes import ConversationShape, Page
from .shaping import conversation_shapes

MOST_COUNTED = 1000
Rows = QuerySet[Conversation]


def _mine(rows: Rows, viewer: Viewer) -> Rows:
    return rows.filter(status__in=LIVE, assignee_id=_staff_id(viewer)).exclude(status="snoozed")


def _mentions(rows: Rows, viewer: Viewer) -> Rows:
    named = Mention.objects.filter(staff_id=_staff_id(viewer)).values("conversation_id")
    return rows.filter(pk__in=named)


def _staff_id(viewer: Viewer) -> int:
    return viewer.staff.id if viewer.staff else 0


VIEWS: dict[str, Callable[[Rows, Viewer], Rows]] = {
    "mine": _mine,
    "unassigned": lambda rows, _: rows.filter(status="open", assignee__isnull=True),
    "queue": lambda rows, _: rows.filter(status="open", handler="queue"),
    "all_open": lambda rows, _: rows.filter(status="open"),
    "waiting": lambda rows, _: rows.filter(status="waiting"),
    "snoozed": lambda rows, _: rows.filter(status="snoozed"),
    "resolved": lambda rows, _: rows.filter(status="resolved"),
    "closed": lambda rows, _: rows.filter(status="closed"),
    "mentions": _mentions,
}


def _view(viewer: Viewer, view: str) -> Rows:
    """The rows of a view. Raises LookupError for a view that does not exist, or for nobody's desk."""
    if not viewer.may_see_conversations:
        raise LookupError(view)
    rows = visible_to(viewer)
    name, _, team = view.partition(":")
    if name == "team" and team.isdecimal():
        return rows.filter(status="open", team_id=int(team))
    return VIEWS[view](rows, viewer)


def inbox(viewer: Viewer, view: str, cursor: str = "", limit: int = 50) -> Page:
    """One page of a view: the queue by priority and waiting time, the others by the last message.

    Raises LookupError for a view that does not exist.
    """
    rows = _view(viewer, view)
    found = list(_queue(rows, cursor)[: limit + 1] if view == "queue" else _latest(rows, cursor)[: limit + 1])
    shown, more = found[:limit], len(found) > limit
    end = _cursor(view, shown[-1]) if more else ""
    return Page(conversation_shapes(viewer, shown), end)


def _latest(rows: Rows, cursor: str) -> Rows:
    place = _read(cursor, 2)
    if place:
        at, pk = datetime.fromisoformat(place[0]), int(place[1])
        rows = rows.filter(Q(last_message_at__lt=at) | Q(last_message_at=at, pk__lt=pk))
    return rows.order_by("-last_message_at", "-pk")


def _queue(rows: Rows, cursor: str) -> Rows:
    place = _read(cursor, 3)
    if place:
        since, pk, priority = datetime.fromisoformat(place[0]), int(place[1]), int(place[2])
        later = Q(waiting_since__gt=since) | Q(waiting_since=since, pk__gt=pk)
        rows = rows.filter(Q(priority__lt=priority) | Q(priority=priority) & later)
    return rows.order_by("-priority", "waiting_since", "pk")


def _cursor(view: str, row: Conversation) -> str:
    if view == "queue":
        assert row.waiting_since is not None
        return f"{row.waiting_since.isoformat()}~{row.pk}~{row.priority}"
    return f"{row.last_message_at.isoformat()}~{row.pk}"


def _read(cursor: str, parts: int) -> list[str]:
    """The parts of a cursor; none when it is empty or not one of ours (the list begins anew)."""
    place = cursor.split("~")
    try:
        datetime.fromisoformat(place[0])
        numbers = [int(part) for part in place[1:]]
    except ValueError:
        return []
    return place if len(numbers) == parts - 1 else []


def counts(viewer: Viewer, views: Iterable[str] = ()) -> dict[str, int]:
    """How many conversations each view holds, counted to 1,000 (then "999+"), in one statement.

    Without views: all of the viewer's, with one per team of hers.
    """
    if not viewer.may_see_conversations:
        return {}
    assert viewer.staff is not None
    teams = [f"team:{team_id}" for team_id in viewer.staff.team_ids]
    wanted = list(views) or [*(view for view in VIEWS if view != "closed"), *teams]
    parts: list[str] = []
    params: list[Any] = []
    for view in wanted:
        sql, given = _view(viewer, view).order_by().values("pk")[:MOST_COUNTED].query.sql_with_params()
        parts.append(f"(SELECT count(*) FROM ({sql}) AS held)")
        params += given
    with connection.cursor() as cursor:
        cursor.execute("SELECT " + ", ".join(parts), params)
        row = cursor.fetchone()
    return dict(zip(wanted, row or (), strict=True))


def conversation(viewer: Viewer, conversation_id: int) -> ConversationShape:
    """One conversation. Raises ConversationUnknown, also when the viewer may not see it."""
    return conversation_shapes(viewer, [open_for(viewer, conversation_id)])[0]


def several(viewer: Viewer, ids: Iterable[int]) -> tuple[ConversationShape, ...]:
    """These conversations in the order of ids; those the viewer may not see are left out."""
    wanted = list(dict.fromkeys(ids))
    rows = visible_to(viewer).in_bulk(wanted)
    return conversation_shapes(viewer, [rows[i] for i in wanted if i in rows])


def earlier(
    viewer: Viewer, customer_id: int, *, without: int | None = None, limit: int = 20
) -> tuple[ConversationShape, ...]:
    """A customer's conversations that the viewer may see, the latest first, without the one at hand."""
    rows = visible_to(viewer).filter(customer_id=customer_id).exclude(pk=without or 0)
    return conversation_shapes(viewer, rows.order_by("-last_message_at", "-pk")[:limit])


def current_for_customer(customer_id: int) -> ConversationShape | None:
    """The conversation that her next message joins, as she sees it; None when it would begin one."""
    rows = Conversation.objects.filter(customer_id=customer_id, current=True)
    shapes = conversation_shapes(Viewer("customer", customer_id=customer_id), rows)
    return shapes[0] if shapes else None
