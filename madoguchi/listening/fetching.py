"""A place is asked: politely, within bounds, and told apart when it is in trouble, away or unchanged.

Nothing is locked while it is asked. A place that fails is asked again later and later (`WAITS`), and not
before it says itself; one that refuses our key waits for a person, who is told in words.
"""

import hashlib
import logging
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

from django.conf import settings
from django.db import transaction

from madoguchi.core import api as core

from . import keeping, signing_in
from .adapters import adapter
from .models import Source as SourceRow
from .models import SourceHealth
from .shapes import Adapter, Ask, Item, Kept, NotUnderstood, Source
from .source_shapes import source_shape

logger = logging.getLogger(__name__)
SECONDS, MOST = 15.0, 2 * 1024 * 1024
LONGEST_WAIT = timedelta(hours=12)
BROKEN_WAIT = timedelta(hours=6)
BROKEN = frozenset({"keys", "address", "forbidden", "not_found", "kind"})
"""What only a person mends: it is tried four times a day."""
MOST_DOUBLED = 6
DESK = "{desk}"
"""Stands for this installation's own address, where the demo's places are."""


class Trouble(Exception):
    """A place could not be heard; `reason` is a code of `words.PROBLEMS`."""

    def __init__(self, reason: str, *, status: int = 0, after: timedelta | None = None) -> None:
        super().__init__(reason)
        self.reason, self.status, self.after = reason, status, after


@dataclass(frozen=True)
class Heard:
    """What one look brought: items (None where nothing has changed), and what to ask with next time."""

    items: tuple[Item, ...] | None
    seen: Mapping[str, tuple[str, str]]


def look(source_id: int) -> Kept | None:
    """Ask a place, keep what is new, note how it went; None where it is gone, paused, or in trouble."""
    row = SourceRow.objects.filter(pk=source_id, active=True).select_related("health").first()
    if row is None:
        return None
    source, how = source_shape(row), adapter(row.kind)
    try:
        if how is None:
            raise Trouble("kind")
        heard = hear(source, how, row.health.seen)
    except Trouble as trouble:
        _note_trouble(source, trouble)
        return None
    kept = keeping.keep(source, heard.items, whole=how.window) if heard.items is not None else Kept()
    _note_success(source, heard)
    return kept


def hear(source: Source, how: Adapter, seen: Mapping[str, list[str]]) -> Heard:
    """Ask everything that this place is asked. Raises Trouble."""
    found: list[Item] = []
    marks: dict[str, tuple[str, str]] = {}
    changed = False
    asked = how.asks(source)
    for one in asked:
        name = hashlib.sha256(one.address.encode()).hexdigest()[:32]
        known = seen.get(name) or ["", ""] if len(asked) == 1 else ["", ""]
        got = request(source, _conditional(one, known))
        if got.status == 304:
            marks[name] = (known[0], known[1])
            continue
        changed = True
        marks[name] = (got.headers.get("etag", "")[:200], got.headers.get("last-modified", "")[:60])
        try:
            found += how.read(source, got.body)
        except NotUnderstood as odd:
            raise Trouble("entities" if str(odd) == "entities" else "garbled") from odd
        except Exception as odd:  # what a stranger wrote must not come back every minute as a failed job
            logger.exception("listening: source %s could not be read", source.id)
            raise Trouble("garbled") from odd
    return Heard(tuple(found) if changed else None, marks)


def _conditional(ask: Ask, known: list[str]) -> Ask:
    more = {"If-None-Match": known[0], "If-Modified-Since": known[1]}
    return replace(ask, headers={**ask.headers, **{name: value for name, value in more.items() if value}})


def request(source: Source, ask: Ask) -> core.Fetched:
    """Send one request, with the key where it is wanted. Raises Trouble for whatever is not an answer."""
    headers = dict(ask.headers)
    try:
        if ask.signed:
            headers["Authorization"] = f"Bearer {signing_in.bearer(source)}"
        got = core.fetch(
            ask.address.replace(DESK, settings.MADOGUCHI_ADDRESS.rstrip("/")), method=ask.method,
            headers=headers, body=ask.body, seconds=SECONDS, most=MOST,
        )  # fmt: skip
    except signing_in.KeyRefused as refused:
        raise Trouble("keys") from refused
    except core.OutsideTrouble as trouble:
        raise Trouble(trouble.reason) from trouble
    if 200 <= got.status < 300 or got.status == 304:
        return got
    if got.status in (401, 403):
        signing_in.forget(source.id)
    reasons = {401: "keys", 403: "forbidden", 404: "not_found", 410: "not_found", 429: "busy", 503: "busy"}
    reason = reasons.get(got.status, "server" if got.status >= 500 else "refused")
    raise Trouble(reason, status=got.status, after=_after(got.headers.get("retry-after", "")))


def _after(said: str) -> timedelta | None:
    """How long a place wants to be left alone: seconds, or a date; at most half a day."""
    try:
        if said.strip().isdecimal():
            return min(timedelta(seconds=int(said.strip()[:9])), LONGEST_WAIT)
        at = parsedate_to_datetime(said)
        at = at if at.tzinfo else at.replace(tzinfo=UTC)
        return min(max(at - core.now(), timedelta()), LONGEST_WAIT)
    except (ValueError, TypeError, OverflowError):
        return None


@transaction.atomic
def _note_success(source: Source, heard: Heard) -> None:
    now = core.now()
    SourceHealth.objects.filter(source=source.id).update(
        tried_at=now, succeeded_at=now, failures=0, problem="", status=0, seen=heard.seen,
        due_at=now + timedelta(minutes=source.minutes),
    )  # fmt: skip


@transaction.atomic
def _note_trouble(source: Source, trouble: Trouble) -> datetime:
    row = SourceHealth.objects.select_for_update().get(source=source.id)
    row.failures, row.tried_at = row.failures + 1, core.now()
    row.problem, row.status = trouble.reason[:24], trouble.status
    wait = timedelta(minutes=source.minutes) * 2 ** min(row.failures - 1, MOST_DOUBLED)
    if trouble.reason in BROKEN:
        wait = max(wait, BROKEN_WAIT)
    row.due_at = row.tried_at + max(min(wait, LONGEST_WAIT), trouble.after or timedelta())
    row.save()
    logger.info("listening: source %s: %s", source.id, trouble.reason)
    return row.due_at
