"""The lists of the desk: views with counts, pages that begin where the last one ended."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.db import connection
from django.db.models import QuerySet

from madoguchi.core import api as core
from madoguchi.people.shapes import Viewer

from ..access import open_for, visible_to
from ..models import AWAITS_FIRST_REPLY, LIVE, Conversation, Follower, Mention
from ..shapes import Conditions, ConversationShape, Page
from .conditions import compiled, only_live
from .shaping import conversation_shapes
from .sorting import ORDERS, cursor_of, in_order

MOST_COUNTED = 1000
TAGGED = 300
Rows = QuerySet[Conversation]


def _mine(rows: Rows, viewer: Viewer) -> Rows:
    return rows.filter(status__in=LIVE, assignee_id=_staff_id(viewer)).exclude(status="snoozed")


def _mentions(rows: Rows, viewer: Viewer) -> Rows:
    named = Mention.objects.filter(staff_id=_staff_id(viewer)).values("conversation_id")
    return rows.filter(pk__in=named)


def _staff_id(viewer: Viewer) -> int:
    return viewer.staff.id if viewer.staff else 0


def _followed(rows: Rows, viewer: Viewer) -> Rows:
    mine = Follower.objects.filter(staff_id=_staff_id(viewer)).values("conversation_id")
    return rows.filter(pk__in=mine, merged_into__isnull=True)


def _overdue(rows: Rows, viewer: Viewer) -> Rows:
    """Late, or due soon: from the warning on."""
    return rows.filter(AWAITS_FIRST_REPLY, reply_warn_at__lte=core.now())


VIEWS: dict[str, Callable[[Rows, Viewer], Rows]] = {
    "mine": _mine,
    "unassigned": lambda rows, _: rows.filter(status="open", assignee__isnull=True),
    "queue": lambda rows, _: rows.filter(status="open", handler="queue"),
    "overdue": _overdue,
    "escalated": lambda rows, _: rows.filter(status__in=LIVE, escalated_at__isnull=False),
    "all_open": lambda rows, _: rows.filter(status="open"),
    "waiting": lambda rows, _: rows.filter(status="waiting"),
    "snoozed": lambda rows, _: rows.filter(status="snoozed"),
    "resolved": lambda rows, _: rows.filter(status="resolved"),
    "closed": lambda rows, _: rows.filter(status="closed", spam=False, merged_into__isnull=True),
    "spam": lambda rows, _: rows.filter(spam=True),
    "mentions": _mentions,
    "followed": _followed,
}
OVER = ("resolved", "closed", "spam")
USUAL_ORDER = {"queue": "queue", "overdue": "due"}


def _view(viewer: Viewer, view: str) -> Rows:
    """The rows of a view. Raises LookupError for a view that does not exist, or for nobody's desk."""
    if not viewer.may_see_conversations:
        raise LookupError(view)
    return _within(visible_to(viewer), viewer, view)


def _within(rows: Rows, viewer: Viewer, view: str) -> Rows:
    name, _, team = view.partition(":")
    if name == "team" and (number := core.whole_number(team)) is not None:
        return rows.filter(status="open", team_id=number)
    return VIEWS[view](rows, viewer)


def _matching(viewer: Viewer, conditions: Conditions) -> Rows:
    """The rows of a list of one's own. Raises ConditionRefused, and LookupError for nobody's desk."""
    if not viewer.may_see_conversations:
        raise LookupError("matching")
    return visible_to(viewer).filter(compiled(conditions, viewer))


def inbox(viewer: Viewer, view: str, cursor: str = "", limit: int = 50, order: str = "") -> Page:
    """One page of a view: the queue by priority and waiting time, what is late by its time, others by the
    last message; or by another order, where everything is still being worked on.

    Raises LookupError for a view that does not exist.
    """
    usual = USUAL_ORDER.get(view, "latest")
    return _page(viewer, _view(viewer, view), usual if view in OVER else order or usual, cursor, limit)


def matching(
    viewer: Viewer, conditions: Conditions, cursor: str = "", limit: int = 50, order: str = ""
) -> Page:
    """One page of the conversations that fulfil the conditions. Raises ConditionRefused.

    Where ended ones may be found too, the order is that of the last message: it has an index.
    """
    rows = _matching(viewer, conditions)
    return _page(viewer, rows, order if only_live(conditions) else "latest", cursor, limit)


def _page(viewer: Viewer, rows: Rows, order: str, cursor: str, limit: int) -> Page:
    order = order if order in ORDERS else "latest"
    if order == "queue":
        rows = rows.filter(handler="queue")
    found = list(in_order(rows, order, cursor)[: limit + 1])
    shown, more = found[:limit], len(found) > limit
    return Page(conversation_shapes(viewer, shown), cursor_of(order, shown[-1]) if more else "")


def counts(
    viewer: Viewer, views: Iterable[str] = (), saved: Mapping[str, Conditions] | None = None
) -> dict[str, int]:
    """How many conversations each view holds, counted to 1,000 (then "999+"), in one statement.

    Without views: all of the viewer's, with one per team of hers. saved: lists of one's own, by key.
    """
    if not viewer.may_see_conversations:
        return {}
    assert viewer.staff is not None
    teams = [f"team:{team_id}" for team_id in viewer.staff.team_ids]
    wanted = list(views) or [*(view for view in VIEWS if view not in ("closed", "spam")), *teams]
    seen = visible_to(viewer)
    held = {view: _within(seen, viewer, view) for view in wanted}
    held |= {key: _matching(viewer, conditions) for key, conditions in (saved or {}).items()}
    parts: list[str] = []
    params: list[Any] = []
    for rows in held.values():
        sql, given = rows.order_by().values("pk")[:MOST_COUNTED].query.sql_with_params()
        parts.append(f"(SELECT count(*) FROM ({sql}) AS held)")
        params += given
    with connection.cursor() as cursor:
        cursor.execute("SELECT " + ", ".join(parts), params)
        row = cursor.fetchone()
    return dict(zip(held, row or (), strict=True))


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
    rows = visible_to(viewer).filter(customer_id=customer_id, merged_into__isnull=True)
    rows = rows.exclude(pk=without or 0)
    return conversation_shapes(viewer, rows.order_by("-last_message_at", "-pk")[:limit])


def owners_of_numbers(viewer: Viewer, numbers: Iterable[str]) -> dict[str, int]:
    """Whose the conversations of these numbers are, as far as the viewer may see them."""
    wanted = set(numbers)
    rows = visible_to(viewer).filter(number__in=wanted).values_list("number", "customer_id") if wanted else ()
    return dict(rows)


def headings(viewer: Viewer, ids: Iterable[int]) -> dict[int, str]:
    """What to call these conversations, subject or else number; those the viewer may not see are left out."""
    rows = visible_to(viewer).filter(pk__in=set(ids)).values_list("pk", "subject", "number")
    return {pk: subject or number for pk, subject, number in rows}


def open_customers(viewer: Viewer, ids: Iterable[int]) -> frozenset[int]:
    """Those of these customers whom the viewer may look at: one of her conversations is open to him, or she
    has none that could be closed to him."""
    wanted = set(ids)
    if not viewer.may_see_conversations or not wanted:
        return frozenset()
    talked = set(Conversation.objects.filter(customer_id__in=wanted).values_list("customer_id", flat=True))
    seen = set(visible_to(viewer).filter(customer_id__in=wanted).values_list("customer_id", flat=True))
    return frozenset((wanted - talked) | seen)


def current_for_customer(customer_id: int) -> ConversationShape | None:
    """The conversation that her next message joins, as she sees it; None when it would begin one."""
    rows = Conversation.objects.filter(customer_id=customer_id, current=True)
    shapes = conversation_shapes(Viewer("customer", customer_id=customer_id), rows)
    return shapes[0] if shapes else None


def tags_in_use(viewer: Viewer, limit: int = 60) -> tuple[str, ...]:
    """The tags of what is worked on or was resolved lately, as far as she may see it, most used first."""
    if not viewer.may_see_conversations:
        return ()
    tagged = visible_to(viewer).exclude(tags=[]).order_by("-last_message_at", "-pk")
    parts = (tagged.filter(status__in=LIVE), tagged.filter(status="resolved"))
    lists = (tags for rows in parts for tags in rows.values_list("tags", flat=True)[:TAGGED])
    used = Counter(tag for tags in lists for tag in tags)
    return tuple(tag for tag, _ in used.most_common(limit))
