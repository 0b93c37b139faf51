"""Paper as PDF: tagged for screen readers, with the fonts it uses inside."""

import json
from datetime import datetime
from pathlib import Path
from typing import Any

import pylopdf_fonts_jp
import typst

FONTS = Path(pylopdf_fonts_jp.sans_path()).parent


def typeset(sheet: Path, data: dict[str, Any], *, made_at: datetime) -> bytes:
    """The sheet (a .typ file) filled with data, as PDF/UA-1. The same data and time are the same file.

    Data is handed over as data (`sys.inputs.paper`): nothing a customer typed can be read as an instruction
    to the typesetter.
    """
    plain = json.dumps(data, ensure_ascii=False)
    try:
        return _typeset(sheet, plain, made_at, ["ua-1"])
    except typst.TypstError:  # a name holds a sign that no font has: the sheet is made all the same
        return _typeset(sheet, plain, made_at, [])


def _typeset(sheet: Path, data: str, made_at: datetime, standards: list[str]) -> bytes:
    made: bytes = typst.compile(
        sheet,
        root=sheet.parent,
        font_paths=[FONTS],
        ignore_system_fonts=True,
        sys_inputs={"paper": data},
        pdf_standards=standards,
        timestamp=made_at.replace(microsecond=0),
    )
    return made


def picture(sheet: Path, data: dict[str, Any]) -> bytes:
    """The sheet filled with data, as a PNG of one pixel per point of its page; data stays data, as above."""
    drawn: bytes = typst.compile(
        sheet, root=sheet.parent, font_paths=[FONTS], ignore_system_fonts=True, format="png", ppi=72.0,
        sys_inputs={"paper": json.dumps(data, ensure_ascii=False)},
    )  # fmt: skip
    return drawn
