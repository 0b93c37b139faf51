"""A document as PDF: tagged for screen readers, with the fonts it uses inside."""

import json
from dataclasses import asdict, dataclass, field
from datetime import datetime
from pathlib import Path

import pylopdf_fonts_jp
import typst

SHEET = Path(__file__).with_name("paper.typ")
FONTS = Path(pylopdf_fonts_jp.sans_path()).parent
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
    """The sheet as PDF/UA-1. The same paper made at the same time is the same file, byte for byte.

    Data is handed over as data: nothing a customer typed can be read as an instruction to the typesetter.
    """
    data = json.dumps({**asdict(paper), "region": REGION[paper.language]}, ensure_ascii=False)
    try:
        return _typeset(data, made_at, ["ua-1"])
    except typst.TypstError:  # a name holds a sign that no font has: the sheet is made all the same
        return _typeset(data, made_at, [])


def _typeset(data: str, made_at: datetime, standards: list[str]) -> bytes:
    made: bytes = typst.compile(
        SHEET,
        root=SHEET.parent,
        font_paths=[FONTS],
        ignore_system_fonts=True,
        sys_inputs={"paper": data},
        pdf_standards=standards,
        timestamp=made_at.replace(microsecond=0),
    )
    return made
