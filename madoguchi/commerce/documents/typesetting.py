"""A document as PDF."""

from dataclasses import asdict, dataclass, field
from datetime import datetime
from pathlib import Path

from madoguchi.core import api as core

SHEET = Path(__file__).with_name("paper.typ")
REGION = {"ja": "jp", "en": "us"}

Row = tuple[str, ...]


@dataclass(frozen=True)
class Paper:
    """Everything a sheet says, in its language and ready to read; the sheet itself knows no words.

    `rows` are lines (name, quantity, unit price, rate, amount), `rates` totals (rate, without tax, tax, with
    tax), `facts` stand at the top right, `under` below the total, `account` in a box of its own.
    """

    language: str
    title: str
    number: str
    total_label: str
    total: str
    issuer: Row
    columns: Row
    rate_columns: Row
    rates: tuple[Row, ...]
    rows: tuple[Row, ...] = ()
    facts: tuple[Row, ...] = ()
    addressee: str = ""
    lead: str = ""
    under: Row = ()
    mark: str = ""
    account_label: str = ""
    account: Row = ()
    notes: Row = field(default=())


def pdf(paper: Paper, *, made_at: datetime) -> bytes:
    """The sheet as PDF/UA-1. The same paper made at the same time is the same file, byte for byte."""
    return core.typeset(SHEET, {**asdict(paper), "region": REGION[paper.language]}, made_at=made_at)
