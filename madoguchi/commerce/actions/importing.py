"""Records that arrive by a call or a file."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from madoguchi.core.shapes import Actor

from ..arriving import retail
from ..arriving.bringing import Progress, Tally, arrive
from ..shapes import RowResult

MOST_AT_ONCE = 1000


def bring_records(
    *, kind: str, source: str, records: Sequence[Mapping[str, Any]], actor: Actor, dry: bool = False
) -> tuple[RowResult, ...]:
    """Bring records of one kind in, by the source's own ids; what became of each, in their order.

    The same record again changes nothing. Raises KeyError for a kind that is not known.
    """
    results: list[RowResult] = []
    items = enumerate(records, start=1)
    arrive(kind=kind, source=source, items=items, actor=actor, report=results.append, dry=dry)
    return tuple(results)


def bring_retail(
    *, path: Path, source: str, actor: Actor, progress: Progress | None = None
) -> dict[str, tuple[Tally, tuple[RowResult, ...]]]:
    """Bring a whole shop in from one file: what became of its customers, products and orders, by kind.

    Raises NotRetail.
    """
    found = {}
    for kind, records in retail.opened(path).items():
        refused: list[RowResult] = []
        tally = arrive(
            kind=kind, source=source, items=enumerate(records, start=1), actor=actor, progress=progress,
            report=lambda one, kept=refused: kept.append(one) if one.state == "refused" else None,
        )  # fmt: skip
        found[kind] = tally, tuple(refused)
    return found
