"""The flows that customers get: the product's own, and what the company made of them or beside them."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from ..models import Flow as FlowRow
from ..models import FlowVersion
from .flaws import Unreadable
from .reading import read
from .shapes import Flow

STOCK = Path(__file__).parent.parent / "stock" / "flows"


@dataclass(frozen=True)
class Active:
    """A flow as customers get it, and which version of it that is; 0 is the product's own."""

    flow: Flow
    number: int


@cache
def stock() -> Mapping[str, str]:
    """The texts of the flows that come with the product, by code."""
    return {path.stem: path.read_text(encoding="utf-8") for path in sorted(STOCK.glob("*.yaml"))}


def product_flow(code: str) -> Flow | None:
    """The flow of this code that comes with the product."""
    return parsed(stock()[code]) if code in stock() else None


def offered() -> tuple[Flow, ...]:
    """Every flow that customers get now, by code. Two queries."""
    rows = {row.code: row for row in FlowRow.objects.all()}
    live = {(row.pk, row.live) for row in rows.values() if row.on and row.live}
    texts = {
        code: text
        for pk, number, code, text in FlowVersion.objects.filter(flow__in=[pk for pk, _ in live]).values_list(
            "flow", "number", "flow__code", "text"
        )
        if (pk, number) in live
    }
    own = {code: text for code, text in stock().items() if code not in rows or rows[code].on}
    return tuple(parsed(text) for _code, text in sorted({**own, **texts}.items()))


def active(code: str) -> Active | None:
    """The version that customers get now; None where there is none, or it is off. One query."""
    row = FlowRow.objects.filter(code=code).values_list("on", "live", "pk").first()
    on, live, pk = row or (True, 0, 0)
    if not on:
        return None
    if live:
        text = FlowVersion.objects.filter(flow=pk, number=live).values_list("text", flat=True).first()
    else:
        text = stock().get(code)
    return Active(parsed(text), live) if text else None


def version(code: str, number: int) -> Flow | None:
    """The version with which somebody began; None where it is gone. One query."""
    if not number:
        text = stock().get(code)
    else:
        rows = FlowVersion.objects.filter(flow__code=code, number=number, published_at__isnull=False)
        text = rows.values_list("text", flat=True).first()
    try:
        return parsed(text) if text else None
    except Unreadable:
        return None


@lru_cache(maxsize=200)
def parsed(text: str) -> Flow:
    """The flow of a text, read once in each process."""
    return read(text)
