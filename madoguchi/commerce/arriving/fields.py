"""Reading one record field by field; the first field that cannot be so refuses the record."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from django.utils.timezone import get_default_timezone, make_aware

from madoguchi.core import api as core

YES = frozenset(("1", "true", "yes", "y", "on", "はい", "有", "あり", "○", "可"))
NO = frozenset(("0", "false", "no", "n", "off", "いいえ", "無", "なし", "×", "不可", ""))
_DAY = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?")
_LONGEST_AHEAD = timedelta(days=366 * 50)


class RowRefused(Exception):
    """This record is not brought in; `field` as it is called in files, reason a code of REASONS."""

    def __init__(self, field: str, reason: str) -> None:
        super().__init__(f"{field}: {reason}")
        self.field = field
        self.reason = reason


class Fields:
    """The fields of one record. Names that are unknown are left alone."""

    def __init__(self, data: Any) -> None:
        if not isinstance(data, Mapping):
            raise RowRefused("", "not_a_record")
        self.data = data

    def text(self, name: str, *, most: int = 200, needed: bool = False) -> str:
        """A text without control characters and outer blanks, composed (NFC), its kanji left as typed."""
        value = self.data.get(name)
        if isinstance(value, bool) or not isinstance(value, str | int | Decimal | float | None):
            raise RowRefused(name, "text")
        plain = unicodedata.normalize("NFC", "" if value is None else str(value)).strip()
        if any(unicodedata.category(c) == "Cc" and c not in "\n\t" for c in plain):
            raise RowRefused(name, "text")
        if len(plain) > most:
            raise RowRefused(name, "too_long")
        if needed and not plain:
            raise RowRefused(name, "missing")
        return plain

    def choice(self, name: str, known: Mapping[str, str], default: str = "") -> str:
        """A code; the values of `known` by any of the words that files use for them."""
        said = self.text(name).lower()
        if not said:
            if not default:
                raise RowRefused(name, "missing")
            return default
        if said not in known:
            raise RowRefused(name, "unknown")
        return known[said]

    def currency(self, name: str = "currency") -> str:
        """An ISO 4217 code; JPY when nothing is said."""
        code = self.text(name, most=3).upper() or "JPY"
        if not (len(code) == 3 and code.isascii() and code.isalpha()):
            raise RowRefused(name, "unknown")
        return code

    def money(self, name: str, currency: str, *, needed: bool = True, least: int | None = 0) -> int | None:
        """An amount in minor units; None when nothing is said and nothing is needed."""
        value = self.data.get(name)
        if value is None or value == "":
            if needed:
                raise RowRefused(name, "missing")
            return None
        if isinstance(value, bool) or not isinstance(value, str | int | Decimal | float):
            raise RowRefused(name, "amount")
        written = unicodedata.normalize("NFKC", str(value)).lstrip("¥$€").removesuffix("円")
        try:
            amount = core.minor_units(written, currency)
        except ValueError as problem:
            raise RowRefused(name, "amount") from problem
        if least is not None and amount < least:
            raise RowRefused(name, "amount")
        return amount

    def number(self, name: str, default: int, *, least: int = 0, most: int = 1_000_000) -> int:
        """A whole number within its limits."""
        said = unicodedata.normalize("NFKC", self.text(name)).replace(",", "").removesuffix("%")
        if not said:
            return default
        number = core.whole_number(said)
        if number is None or not least <= number <= most:
            raise RowRefused(name, "number")
        return number

    def flag(self, name: str, default: bool) -> bool:
        """Yes or no."""
        value = self.data.get(name)
        if isinstance(value, bool) or value is None:
            return default if value is None else value
        said = self.text(name).lower()
        if said not in YES | NO:
            raise RowRefused(name, "yes_or_no")
        return default if said == "" else said in YES

    def day(self, name: str) -> date | None:
        """A day: 2026-11-21, 2026/11/21 or 2026年11月21日; None when nothing is said."""
        said = unicodedata.normalize("NFKC", self.text(name))
        if not said:
            return None
        found = _DAY.match(said)
        try:
            return date(*(int(part) for part in found.groups())) if found else _refuse_date(name)
        except ValueError as problem:
            raise RowRefused(name, "date") from problem

    def moment(self, name: str) -> datetime | None:
        """A time; without a zone it is the company's. A day alone is its midnight."""
        said = unicodedata.normalize("NFKC", self.text(name))
        if not said:
            return None
        try:
            at = datetime.fromisoformat(_DAY.sub(_iso, said, count=1).strip())
            at = at if at.tzinfo else make_aware(at, get_default_timezone())
        except (ValueError, OverflowError) as problem:
            raise RowRefused(name, "date") from problem
        if at.year < 1900 or at > core.now() + _LONGEST_AHEAD:
            raise RowRefused(name, "date")
        return at

    def part(self, name: str) -> "Fields":
        """A record inside of this one; an empty one when nothing is said."""
        return Fields(self.data.get(name) or {})

    def parts(self, name: str, *, needed: bool = False) -> Iterator["Fields"]:
        """The records of a list."""
        value = self.data.get(name) or []
        if not isinstance(value, Sequence) or isinstance(value, str) or len(value) > 1000:
            raise RowRefused(name, "list")
        if needed and not value:
            raise RowRefused(name, "missing")
        return (Fields(one) for one in value)

    def codes(self, name: str, *, most: int = 50) -> tuple[str, ...]:
        """Codes in a list, or "a; b" in a table; each once."""
        value = self.data.get(name) or []
        pieces = re.split(r"[;；]", value) if isinstance(value, str) else value
        if not isinstance(pieces, Sequence) or not all(isinstance(one, str) for one in pieces):
            raise RowRefused(name, "list")
        found = tuple(dict.fromkeys(one.strip() for one in pieces if one.strip()))
        if len(found) > most or any(len(one) > 60 for one in found):
            raise RowRefused(name, "too_long")
        return found

    def options(self, name: str = "options") -> dict[str, str]:
        """What makes a variant: a record of texts, or "color=white; size=M" in a table."""
        value = self.data.get(name)
        if isinstance(value, str):
            pairs = (piece.partition("=") for piece in re.split(r"[;；]", value) if piece.strip())
            value = {key.strip(): said.strip() for key, _, said in pairs}
        if not isinstance(value or {}, Mapping) or len(value or {}) > 20:
            raise RowRefused(name, "list")
        return {str(key)[:40]: str(said)[:80] for key, said in (value or {}).items()}


def _refuse_date(name: str) -> date:
    raise RowRefused(name, "date")


def _iso(found: re.Match[str]) -> str:
    year, month, day = (int(part) for part in found.groups())
    return f"{year:04}-{month:02}-{day:02}"
