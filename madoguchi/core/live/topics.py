"""How a nudge travels through PostgreSQL."""

from django.db import connection

from ..shapes import Nudge

NOTIFY_CHANNEL = "madoguchi_live"


def nudge(*nudges: Nudge) -> None:
    """Tell every process, when this transaction commits, that something changed; one statement.

    Equal nudges are sent once; a rollback sends none.
    """
    if not nudges:
        return
    payloads = list(dict.fromkeys(f"{n.topic} {n.hint}" for n in nudges))
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_notify(%s, p) FROM unnest(%s::text[]) AS p", (NOTIFY_CHANNEL, payloads))


def read(payload: str) -> Nudge:
    """The nudge of one notification."""
    topic, _, hint = payload.partition(" ")
    return Nudge(topic, hint)
