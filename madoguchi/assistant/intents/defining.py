"""Intents themselves: the company makes its own, and changes where those of the product lead."""

import re
from collections.abc import Mapping

from django.db import transaction

from madoguchi.core import api as core

from ..models import Intent
from . import stock

_NOT_CODE = re.compile(r"[^a-z0-9]+")
LONGEST_CODE = 60
ADDRESSES = ("new", "file", "undo", "imports", "confusions", "checks")
"""What stands where codes stand in addresses."""


class IntentRefused(Exception):
    """It cannot be done; `reason`: "unknown", "taken" (the code), "product" (it came with the product)."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@transaction.atomic
def make(*, names: Mapping[str, str], leads_to: str, ref: str = "", code: str = "") -> str:
    """A new intent of the company; its code is made of its English name unless one is given."""
    wanted = slug(code) or slug(names.get("en", ""))
    taken = {*Intent.objects.values_list("code", flat=True), *stock.codes(), *ADDRESSES}
    if code and wanted in taken:
        raise IntentRefused("taken")
    free = wanted if wanted and wanted not in taken else _numbered(wanted or "intent", taken)
    values = _values(names, leads_to, ref)
    _row, made = Intent.objects.get_or_create(code=free, defaults={**values, "own": True})
    if not made:
        raise IntentRefused("taken")
    return free


@transaction.atomic
def change(*, code: str, names: Mapping[str, str], leads_to: str, ref: str = "", off: bool = False) -> None:
    """Other names, another destination, or switched off. What agrees with the product is not kept."""
    row = _locked(code)
    for name, value in {**_values(names, leads_to, ref), "off": off}.items():
        setattr(row, name, value)
    row.save()


@transaction.atomic
def remove(*, code: str) -> None:
    """Learn an intent of the company no more; it stays at hand. Raises IntentRefused for the product's."""
    _mark(code, removed=True)


@transaction.atomic
def bring_back(*, code: str) -> None:
    """Learn an intent again that was removed."""
    _mark(code, removed=False)


def _mark(code: str, *, removed: bool) -> None:
    row = Intent.objects.select_for_update().filter(code=code).first()
    if row is None or not row.own:
        raise IntentRefused("unknown" if row is None and code not in stock.codes() else "product")
    if row.removed is not removed:
        row.removed, row.changed_at = removed, core.now()
        row.save(update_fields=["removed", "changed_at"])


def _locked(code: str) -> Intent:
    """The row of an intent, made for one of the product's at its first change."""
    if code in stock.codes():
        blank = Intent(code=code, changed_at=core.now())
        Intent.objects.bulk_create([blank], ignore_conflicts=True)
    row = Intent.objects.select_for_update().filter(code=code).first()
    if row is None:
        raise IntentRefused("unknown")
    return row


def _values(names: Mapping[str, str], leads_to: str, ref: str) -> dict[str, object]:
    return {
        "name_ja": names.get("ja", "").strip(), "name_en": names.get("en", "").strip(),
        "leads_to": leads_to, "ref": ref, "changed_at": core.now(),
    }  # fmt: skip


def slug(text: str) -> str:
    """A code made of words; "" where they hold no Latin letters."""
    return _NOT_CODE.sub("-", text.lower()).strip("-")[:LONGEST_CODE]


def _numbered(start: str, taken: set[str]) -> str:
    return next(f"{start}-{n}" for n in range(1, len(taken) + 2) if f"{start}-{n}" not in taken)
