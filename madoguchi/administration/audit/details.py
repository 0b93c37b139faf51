"""What a change changed: name, before, after; a secret without its values."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from madoguchi.core import api as core
from madoguchi.people import api as people
from madoguchi.ui import api as ui

from . import words

LONG = 80
NOTHING = (None, "", [], {})


class Detail(NamedTuple):
    """One column or setting; before and after are "" where there was or is nothing."""

    name: str
    before: str
    after: str
    plain_name: bool = True


def details(change: core.Change) -> list[Detail]:
    """The columns (or settings) that this change touched."""
    if change.model == "core.option":
        return _differing(change.before.get("value") or {}, change.after.get("value") or {})
    before, after = _shown(change.before), _shown(change.after)
    if change.act == "delete":
        before, after = after, {}
    return _differing(before, after, table=change.model)


def _shown(row: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in row.items() if name not in words.HIDDEN}


def _differing(before: Mapping[str, Any], after: Mapping[str, Any], *, table: str = "") -> list[Detail]:
    names = dict.fromkeys([*after, *before])
    pairs = [(name, before.get(name), after.get(name)) for name in names]
    return [
        _detail(name, old, new, table)
        for name, old, new in pairs
        if old != new and not (old in NOTHING and new in NOTHING)
    ]


def _detail(name: str, before: Any, after: Any, table: str) -> Detail:
    label = words.OF_TABLE.get((table, name)) or words.FIELDS.get(name)
    if any(part in name for part in words.SECRET):
        return Detail(str(label or name), "", _("changed; never shown"), label is not None)
    return Detail(str(label or name), _words(name, before), _words(name, after), label is not None)


def _words(name: str, value: Any) -> str:
    if value in NOTHING:
        return ""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if name == "role":
        return str(people.ROLE_NAMES.get(value, value))
    if name.endswith("_at") and (at := parse_datetime(str(value))):
        return f"{ui.day(at)} {ui.clock(at)}"
    if isinstance(value, list) and all(isinstance(one, str) for one in value):
        value = "、".join(value)
    if isinstance(value, list | dict):
        return ngettext("%(n)d entry", "%(n)d entries", len(value)) % {"n": len(value)}
    text = str(value)
    return f"{text[:LONG]}…" if len(text) > LONG else text
