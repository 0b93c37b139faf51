"""What was changed, by whom: the versions that triggers kept of every tracked table, as one list."""

import datetime
import json
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db import connection, models

OURS = "pgh_"
# The aliases of the statement begin so too: a table may have a column called "version".

_VERSIONS = """
SELECT %s, pgh_row.pgh_created_at, pgh_row.pgh_label, pgh_row.pgh_obj_id::text, {context},
  to_jsonb(pgh_row)::text,
  (SELECT to_jsonb(pgh_before)::text FROM {table} AS pgh_before
   WHERE pgh_before.pgh_obj_id = pgh_row.pgh_obj_id AND pgh_before.pgh_id < pgh_row.pgh_id
   ORDER BY pgh_before.pgh_id DESC LIMIT 1)
FROM {table} AS pgh_row {join}
WHERE pgh_row.pgh_created_at >= %s AND pgh_row.pgh_created_at < %s {by}
ORDER BY pgh_row.pgh_id DESC LIMIT %s
"""


@dataclass(frozen=True)
class Change:
    """One version of one row.

    model: "people.staff"; act: "insert", "update" or "delete"; before is empty for a new row (and for the
    first change of a row that was made before its table was tracked). actor_kind: "account", "staff",
    "system" …, or "" where nobody said who acts (the console, a migration).
    """

    model: str
    at: datetime.datetime
    act: str
    row_id: str
    actor_kind: str
    actor_id: int | None
    before: Mapping[str, Any]
    after: Mapping[str, Any]

    @property
    def fields(self) -> tuple[str, ...]:
        """The columns that this version changed."""
        known = self.before or self.after
        return tuple(name for name in self.after if self.after[name] != known.get(name))


def tracked_models() -> tuple[str, ...]:
    """Every tracked table, as "people.staff"."""
    return tuple(sorted(_events()))


def changes(
    *,
    models: Collection[str],
    since: datetime.datetime,
    until: datetime.datetime,
    actors: Collection[tuple[str, int]] | None = None,
    customer_id: int | None = None,
    by_persons: Collection[str] = (),
    limit: int = 100,
) -> tuple[Change, ...]:
    """The latest changes of these tables between two times, newest first; one statement for all tables.

    actors: only changes of one of these ("account", 3), ("staff", 2); None for everybody's.
    customer_id: only rows of this customer, in tables that say so in a column of this name.
    by_persons: tables of which only those changes are told that somebody is said to have made.
    """
    tables = {name: event for name, event in _events().items() if name in models}
    if not tables:
        return ()
    parts, values = [], []
    for name, event in tables.items():
        part, inner = _part(event, actors, customer_id, somebody=name in by_persons)
        parts.append(f"({part})")
        values += [name, since, until, *inner, limit]
    with connection.cursor() as cursor:
        cursor.execute(f"{' UNION ALL '.join(parts)} ORDER BY 2 DESC LIMIT %s", [*values, limit])
        return tuple(_change(row) for row in cursor.fetchall())


def _events() -> dict[str, type[models.Model]]:
    return dict(_tracked())


def _tracked() -> Iterator[tuple[str, type[models.Model]]]:
    for model in apps.get_models():
        tracked = getattr(model, "pgh_tracked_model", None)
        if tracked is not None:
            yield tracked._meta.label_lower, model


def _part(
    event: Any, actors: Collection[tuple[str, int]] | None, customer_id: int | None, *, somebody: bool
) -> tuple[str, list[Any]]:
    columns = {field.column for field in event._meta.concrete_fields}
    own = "pgh_context" in columns  # written into the row itself, not into pghistory's table
    context = "pgh_row.pgh_context" if own else "context.metadata"
    join = "" if own else "LEFT JOIN pghistory_context AS context ON context.id = pgh_row.pgh_context_id"
    by = f"AND {context} IS NOT NULL" if somebody else ""
    values: list[Any] = []
    if actors is not None:
        named = f"({context} ->> 'actor_kind', ({context} ->> 'actor_id')::bigint)"
        by = f"{by} AND {named} IN (SELECT * FROM unnest(%s::text[], %s::bigint[]))"
        values = [[kind for kind, _ in actors], [pk for _, pk in actors]]
    if customer_id is not None:
        by, values = f"{by} AND pgh_row.customer_id = %s", [*values, customer_id]
    table = connection.ops.quote_name(event._meta.db_table)
    return _VERSIONS.format(context=f"{context}::text", table=table, join=join, by=by), values


def _change(row: tuple[Any, ...]) -> Change:
    model, at, act, row_id, context, after, before = row
    actor = json.loads(context) if context else {}
    return Change(
        model=model, at=at, act=act, row_id=row_id, actor_kind=actor.get("actor_kind", ""),
        actor_id=actor.get("actor_id"), before=_plain(before), after=_plain(after),
    )  # fmt: skip


def _plain(text: str | None) -> dict[str, Any]:
    row = json.loads(text) if text else {}
    return {name: value for name, value in row.items() if not name.startswith(OURS)}
