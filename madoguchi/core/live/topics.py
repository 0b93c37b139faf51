"""How a nudge travels through PostgreSQL."""

from collections.abc import Iterable

from django.db import connection

from ..shapes import Nudge

NOTIFY_CHANNEL = "madoguchi_live"


def nudge(*nudges: Nudge) -> None:
    """Tell every process, when this transaction commits, that something changed; one statement.

    Equal nudges are sent once; a rollback sends none.
    """
    if not nudges:
        return
    told = (NOTIFY_CHANNEL, payloads(nudges))
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_notify(%s, p) FROM unnest(%s::text[]) AS p", told)


def payloads(nudges: Iterable[Nudge]) -> list[str]:
    """Nudges as they travel, each once."""
    return list(dict.fromkeys(f"{one.topic} {one.hint}" for one in nudges))


def read(payload: str) -> Nudge:
    """The nudge of one notification."""
    topic, _, hint = payload.partition(" ")
    return Nudge(topic, hint)
