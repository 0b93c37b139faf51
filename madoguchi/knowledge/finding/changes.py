"""What changed in the database since a process last looked, told by the log that triggers write.

A transaction may commit after a later one. So a process reads again from the oldest transaction that was
still open when it last looked (`xid >= horizon`), and compares the lines with those it saw: a new line is a
change, and a line that is gone belonged to a transaction that it shared and that was rolled back.
"""

from dataclasses import dataclass, field

from django.db import connection

_LOOK = """
SELECT oldest, (SELECT oid::bigint FROM pg_database WHERE datname = current_database()),
       ARRAY(SELECT ARRAY[id, article_id, xid] FROM knowledge_indexchange WHERE xid >= LEAST(oldest, %s))
  FROM CAST(pg_snapshot_xmin(pg_current_snapshot())::text AS bigint) AS oldest
"""
NOTHING_YET = 2**62


@dataclass(frozen=True, slots=True)
class Horizon:
    """How far a process has looked: which database, from which transaction on, and the lines seen since."""

    database: int = 0
    xid: int = NOTHING_YET
    seen: dict[int, int] = field(default_factory=dict)  # article by line of the log


@dataclass(frozen=True, slots=True)
class Changes:
    """The articles to look at again, or `everything`; and from where to look next time."""

    articles: frozenset[int]
    everything: bool
    horizon: Horizon


def changes_since(before: Horizon) -> Changes:
    """What was committed, or taken back, after `before`."""
    with connection.cursor() as cursor:
        cursor.execute(_LOOK, [before.xid])
        xid, database, lines = cursor.fetchone()
    found = {line: article for line, article, _ in lines}
    still_open = {line: article for line, article, by in lines if by >= xid}
    return Changes(
        frozenset(dict(found.items() ^ before.seen.items()).values()),
        database != before.database,
        Horizon(database, xid, still_open),
    )
