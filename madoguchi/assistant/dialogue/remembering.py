"""What was shown to her, kept for a while as plain JSON: so long a word like 「それ」 can mean it."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Any

from .shapes import Thing

LASTS = timedelta(minutes=30)
MOST = 4
"""So many groups are kept, of so many things each (the first ones)."""
MOST_LISTED = 12

Row = dict[str, Any]
Group = tuple[Thing, ...]


def still_meant(rows: Sequence[Row], now: datetime) -> tuple[Group, ...]:
    """The groups that were shown lately, the latest first; what another release wrote is left out."""
    known = set(Thing.__dataclass_fields__)
    groups = (
        tuple(Thing(**one) for one in row["things"] if set(one) <= known)
        for row in rows
        if now - datetime.fromisoformat(row["at"]) <= LASTS
    )
    return tuple(group for group in groups if group)


def with_new(rows: Sequence[Row], groups: Sequence[Group], now: datetime) -> list[Row]:
    """The rows with what was just shown, in its order, in front of them."""
    new = [
        {"at": now.isoformat(), "things": [asdict(one) for one in group[:MOST_LISTED]]}
        for group in reversed(groups)
        if group
    ]
    return [*new, *rows][:MOST]
