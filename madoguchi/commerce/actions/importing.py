"""Records that arrive by a call or a file."""

from collections.abc import Mapping, Sequence
from contextlib import nullcontext
from pathlib import Path
from typing import Any

from django.db import transaction

from madoguchi.core.shapes import Actor

from ..arriving import files, retail
from ..arriving.bringing import Progress, Report, Tally, arrive
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
    *, path: Path, source: str, actor: Actor, dry: bool = False, progress: Progress | None = None
) -> dict[str, tuple[Tally, tuple[RowResult, ...]]]:
    """Bring a whole shop in from one file: what became of its customers, products and orders, by kind.

    A dry run does all of it and takes it back, since orders need their customers. Raises NotRetail.
    """
    found = {}
    whole = retail.opened(path)
    with transaction.atomic() if dry else nullcontext():
        for kind, records in whole.items():
            refused: list[RowResult] = []
            tally = arrive(
                kind=kind, source=source, items=enumerate(records, start=1), actor=actor, progress=progress,
                report=_keeping(refused),
            )  # fmt: skip
            found[kind] = tally, tuple(refused)
        if dry:
            transaction.set_rollback(True)
    return found


def bring_file(
    *, path: Path, kind: str, source: str, actor: Actor, dry: bool = False, progress: Progress | None = None
) -> tuple[Tally, tuple[RowResult, ...]]:
    """Bring a table or JSON lines in: what became of the records, and the refused ones.

    Raises FileUnreadable, and KeyError for a kind that is not known.
    """
    refused: list[RowResult] = []
    items = files.rows(path, kind, files.looked_at(path, kind))
    tally = arrive(
        kind=kind, source=source, items=items, actor=actor, progress=progress, dry=dry,
        report=_keeping(refused),
    )  # fmt: skip
    return tally, tuple(refused)


def _keeping(refused: list[RowResult]) -> Report:
    """Keeps the refused ones."""
    return lambda one: refused.append(one) if one.state == "refused" else None
