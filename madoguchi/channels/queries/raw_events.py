"""What services sent, as it lies here: page by page, and one of them in a form that people can read."""

import json
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import parse_qsl

from django.db.models import Count, QuerySet

from madoguchi.people import api as people

from .. import models
from .accounts import account_shape, adapter

PER_PAGE = 30
LONGEST_SHOWN, MOST_KINDS = 40_000, 20
FORM = "application/x-www-form-urlencoded"


@dataclass(frozen=True)
class EventLine:
    """One event in the list. `problem` as it was noted; "" while it waits or was handled."""

    id: int
    external_id: str
    at: datetime
    received_at: datetime
    handled_at: datetime | None
    tries: int
    problem: str
    contact: str = ""


@dataclass(frozen=True)
class EventPage:
    """A page of events, newest first; `newer` and `older` are the ids to go on from, 0 for the ends."""

    lines: tuple[EventLine, ...]
    newer: int = 0
    older: int = 0


def events_page(
    account_id: int, *, problems: bool = False, sought: str = "", before: int = 0, after: int = 0
) -> EventPage:
    """The events of an account: all, those with problems, or the one of this id; one or two queries."""
    rows = models.RawEvent.objects.filter(account=account_id)
    if problems:
        rows = rows.exclude(problem="")
    if sought:
        rows = rows.filter(external_id=sought[:200])
    if after:
        found = list(reversed(_lines(rows.filter(pk__gt=after).order_by("pk"))))
        more, found = len(found) > PER_PAGE, found[-PER_PAGE:]
        return EventPage(tuple(found), found[0].id if more else 0, found[-1].id if found else 0)
    found = _lines((rows.filter(pk__lt=before) if before else rows).order_by("-pk"))
    older = found[PER_PAGE - 1].id if len(found) > PER_PAGE else 0
    found = found[:PER_PAGE]
    return EventPage(tuple(found), found[0].id if before and found else 0, older)


def _lines(rows: QuerySet[models.RawEvent]) -> list[EventLine]:
    fields = ("pk", "external_id", "at", "received_at", "handled_at", "tries", "problem")
    return [EventLine(*values) for values in rows.values_list(*fields)[: PER_PAGE + 1]]


def problem_counts(account_id: int) -> dict[str, int]:
    """Problem → how many events have it, the most first."""
    rows = models.RawEvent.objects.filter(account=account_id).exclude(problem="").order_by()
    told = rows.values_list("problem").annotate(many=Count("pk"))
    return dict(told.order_by("-many", "problem")[:MOST_KINDS])


@dataclass(frozen=True)
class Readable:
    """One event, its body in a form that people can read (cut: it goes on), and the customer it concerns."""

    line: EventLine
    text: str
    cut: bool
    bytes: int
    headers: tuple[tuple[str, str], ...]
    customer_id: int | None


def readable(account_id: int, event_id: int) -> Readable | None:
    """One event of this account, or None."""
    row = models.RawEvent.objects.select_related("account").filter(account=account_id, pk=event_id).first()
    if row is None:
        return None
    raw = bytes(row.body)
    text = pretty(raw, str(row.headers.get("Content-Type") or row.headers.get("content-type") or ""))
    line = EventLine(
        row.pk, row.external_id, row.at, row.received_at, row.handled_at, row.tries, row.problem, row.contact
    )
    headers = tuple((str(name), str(value)) for name, value in sorted(row.headers.items()))
    return Readable(line, text[:LONGEST_SHOWN], len(text) > LONGEST_SHOWN, len(raw), headers, _customer(row))


def _customer(row: models.RawEvent) -> int | None:
    """Whom we know by the address from which it came."""
    whose = account_shape(row.account)
    how = adapter(whose.kind)
    if not row.contact or how is None:
        return None
    return people.customer_by_identity(kind=how.identity_kind or whose.kind, value=row.contact)


def pretty(raw: bytes, media_type: str = "") -> str:
    """A body as text: JSON indented, a form as lines, anything else as it reads; never raises."""
    text = raw.decode("utf-8", errors="replace").replace("\x00", "\N{REPLACEMENT CHARACTER}")
    if media_type.partition(";")[0].strip().lower() == FORM:
        return "\n".join(f"{name}: {value}" for name, value in parse_qsl(text, keep_blank_values=True))
    try:
        return json.dumps(json.loads(text), ensure_ascii=False, indent=2)
    except (ValueError, RecursionError):
        return text
