"""Facts are written here: the row, the jobs of the durable listeners, the nudges of the live ones."""

import json
from collections.abc import Collection, Iterator, Sequence
from functools import cache
from typing import Any

from django.conf import settings
from django.db import connection
from django.utils.module_loading import import_string
from procrastinate.contrib.django import app
from procrastinate.types import JSONDict as JobArguments

from .clock import now
from .events import Fact
from .live.topics import NOTIFY_CHANNEL, payloads
from .models import Event
from .shapes import Actor, EventShape, Listeners, When, Wiring
from .written import prepared

MANY = 1000
NEWEST = 2**63 - 1

_INSERT = """
WITH kept AS (
  INSERT INTO core_event
    (source, type, subject, time, data, conversation_id, customer_id, actor_kind, actor_id)
  SELECT source, type, subject, %s, data, conversation_id, customer_id, %s::text, %s::bigint
  FROM jsonb_to_recordset(%s::jsonb) AS fact(
      position int, source text, type text, subject text, data jsonb,
      conversation_id bigint, customer_id bigint)
  ORDER BY position
  RETURNING id)
SELECT id, (SELECT count(pg_notify(%s, told)) FROM unnest(%s::text[]) AS told) FROM kept ORDER BY id
"""
"""Keeps facts and nudges in one statement."""

_HISTORY = """
SELECT id, source, type, subject, time, data, conversation_id, customer_id, actor_kind, actor_id
FROM core_event WHERE {} ORDER BY id LIMIT %s
"""


@cache
def wiring() -> Wiring:
    """The table that the setting MADOGUCHI_LISTENERS names."""
    table: Wiring = import_string(settings.MADOGUCHI_LISTENERS)
    return table


def record(fact: Fact, *, actor: Actor) -> int:
    """Write `fact` to the log, enqueue its durable listeners, nudge by its live ones; return the event's id.

    All of it belongs to the running transaction: raises RuntimeError outside atomic().
    """
    return record_all((fact,), actor=actor)[0]


def record_all(facts: Sequence[Fact], *, actor: Actor) -> tuple[int, ...]:
    """`record` for several facts of one act, in as many statements as for one: one, and one for its jobs."""
    if not connection.in_atomic_block:
        raise RuntimeError("a fact is recorded in the transaction that makes it true")
    if not facts:
        return ()
    rows = [_row(position, fact) for position, fact in enumerate(facts)]
    heard = [(fact, wiring().get(type(fact), Listeners())) for fact in facts]
    nudges = payloads(n for fact, listeners in heard for f in listeners.live for n in resolve(f)(fact))
    kept = (now(), actor.kind, actor.id, json.dumps(rows), NOTIFY_CHANNEL, nudges)
    with prepared() as cursor:
        cursor.execute(_INSERT, kept)
        ids = tuple(row[0] for row in cursor.fetchall())
    calls = zip(ids, heard, strict=True)
    _hear_later([(id_, path) for id_, (fact, listeners) in calls for path in _hearing(fact, listeners)])
    return ids


def _hearing(fact: Fact, listeners: Listeners) -> Iterator[str]:
    """The paths of the durable listeners that hear this fact."""
    for one in listeners.durable:
        if not isinstance(one, When):
            yield path_of(one)
        elif one.holds(fact):
            yield path_of(one.listener)


def _hear_later(calls: Sequence[tuple[int, str]]) -> None:
    """Enqueue one job per (event id, listener path); one statement."""
    if calls:
        hear = app.configure_task("core.hear", queue="facts")
        arguments: list[JobArguments] = [{"event_id": id_, "listener": path} for id_, path in calls]
        hear.batch_defer(*arguments)


def history(
    *,
    conversation_id: int | None = None,
    customer_id: int | None = None,
    types: Collection[str] = (),
    after: int = 0,
    limit: int = 200,
) -> tuple[EventShape, ...]:
    """Events with an id above `after`, oldest first, at most `limit` (and never more than 1,000).

    With `types` ("conversations.assigned") only those.
    """
    asked = {"conversation_id = %s": conversation_id, "customer_id = %s": customer_id,
             "type = ANY(%s)": list(types) or None}  # fmt: skip
    wanted = {"id > %s": after} | {part: value for part, value in asked.items() if value is not None}
    with connection.cursor() as cursor:
        cursor.execute(_HISTORY.format(" AND ".join(wanted)), (*wanted.values(), min(limit, MANY)))
        rows = cursor.fetchall()
    return tuple(_read(row) for row in rows)


_STORY = """
SELECT id, source, type, subject, time, data, conversation_id, customer_id, actor_kind, actor_id
FROM core_event WHERE customer_id = ANY(%s) AND type = ANY(%s) AND id < %s ORDER BY id DESC LIMIT %s
"""


def story(
    *, customer_ids: Collection[int], types: Collection[str], before: int | None = None, limit: int = 50
) -> tuple[EventShape, ...]:
    """What happened with a customer (all her records), newest first, below the event id `before`."""
    with connection.cursor() as cursor:
        cursor.execute(_STORY, (list(customer_ids), list(types), before or NEWEST, min(limit, MANY)))
        return tuple(_read(row) for row in cursor.fetchall())


def _read(row: tuple[Any, ...]) -> EventShape:
    id_, source, kind, subject, time, data, conversation_id, customer_id, *actor = row
    fact = json.loads(data)
    return EventShape(id_, source, kind, subject, time, fact, conversation_id, customer_id, Actor(*actor))


def event_shape(row: Event) -> EventShape:
    """The row as it crosses the door."""
    actor = Actor(row.actor_kind, row.actor_id)  # type: ignore[arg-type]
    return EventShape(
        row.id,
        row.source,
        row.type,
        row.subject,
        row.time,
        row.data,
        row.conversation_id,
        row.customer_id,
        actor,
    )


def fact_of(event: EventShape) -> Fact:
    """The fact that was recorded; LookupError when nothing in the listeners' table bears its name."""
    return _kinds()[event.type].from_json(dict(event.data))


def path_of(listener: Any) -> str:
    """The dotted path of a listener, as it stands in a job."""
    return listener if isinstance(listener, str) else f"{listener.__module__}.{listener.__qualname__}"


@cache
def _imported(path: str) -> Any:
    return import_string(path)


def resolve(listener: Any) -> Any:
    """The function itself, also when the table names it by its path."""
    return _imported(listener) if isinstance(listener, str) else listener


@cache
def _kinds() -> dict[str, type[Fact]]:
    return {kind.name: kind for kind in wiring()}


def _row(position: int, fact: Fact) -> dict[str, Any]:
    conversation_id: int | None = getattr(fact, "conversation_id", None)
    customer_id: int | None = getattr(fact, "customer_id", None)
    subject = f"conversation/{conversation_id}" if conversation_id else f"customer/{customer_id}"
    return {
        "position": position,
        "source": f"/{fact.name.partition('.')[0]}",
        "type": fact.name,
        "subject": subject if conversation_id or customer_id else "",
        "data": fact.to_json(),
        "conversation_id": conversation_id,
        "customer_id": customer_id,
    }


def forget_wiring() -> None:
    """Read the table again on next use; for tests that set another one."""
    wiring.cache_clear()
    _kinds.cache_clear()
