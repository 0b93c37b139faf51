"""What a settings file would change here, and doing it."""

import functools
import hashlib
import json
from dataclasses import dataclass, field
from importlib import import_module
from typing import Any

from django.conf import settings
from django.db import DatabaseError, transaction

from madoguchi.core import api as core

from ..kinds import option_kinds
from ..shapes import Section
from . import text
from .differences import Difference, differences


class PlanMoved(Exception):
    """The settings were changed since the differences were shown; nothing was written."""


class SectionRefused(Exception):
    """A section cannot be applied; nothing was written. `name` says which."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


@dataclass(frozen=True)
class Change:
    """What the file changes in one option or section."""

    name: str
    label: str
    places: tuple[Difference, ...]


@dataclass(frozen=True)
class Plan:
    """All changes; `refused` are values that cannot be, `unknown` names that this release does not know."""

    changes: tuple[Change, ...]
    refused: tuple[str, ...]
    unknown: tuple[str, ...]
    seal: str
    options: tuple[Any, ...] = field(repr=False, default=())
    rows: dict[str, dict[str, Any]] = field(repr=False, default_factory=dict)

    @property
    def can_be_applied(self) -> bool:
        return bool(self.changes) and not self.refused


@functools.cache
def sections() -> dict[str, Section]:
    """Section name → section, in the order of config/settings_file.py."""
    return {one.name: one for one in import_module(settings.MADOGUCHI_SETTINGS_FILE).SECTIONS}


def content() -> dict[str, Any]:
    """Every option and section as it stands, without secrets."""
    return {
        "options": {name: core.option_values(kind) for name, kind in option_kinds().items()},
        "sections": {name: section.read() for name, section in sections().items()},
    }


def plan(raw: bytes) -> Plan:
    """What a file would change. Reads only; raises text.FileRefused."""
    given, here = text.read(raw), content()
    options, changes, refused = [], [], []
    for name in (name for name in given["options"] if name in option_kinds()):
        try:
            wanted = core.option_with(option_kinds()[name], given["options"][name])
        except core.OptionRefused as wrong:
            refused.append(f"{name}: {wrong.path}")
            continue
        options.append(wanted)
        changes.append(_change(name, here["options"][name], given["options"][name]))
    rows = {name: values for name, values in given["sections"].items() if name in sections()}
    changes += [_change(name, here["sections"][name], values) for name, values in rows.items()]
    found = tuple(change for change in changes if change.places)
    seal = hashlib.sha256(raw + json.dumps(here, sort_keys=True).encode()).hexdigest()
    return Plan(found, tuple(refused), _unknown(given), seal, tuple(options), rows)


def carry_out(raw: bytes, *, seal: str, actor: core.Actor) -> Plan:
    """Apply a file whose differences were shown under `seal`: all of it or nothing.

    Raises PlanMoved, SectionRefused, text.FileRefused.
    """
    with transaction.atomic():
        found = plan(raw)
        if found.seal != seal or not found.can_be_applied:
            raise PlanMoved
        for value in found.options:
            core.set_option(value, actor=actor)
        for name, values in found.rows.items():
            try:
                sections()[name].apply(values, actor)
            except (ValueError, KeyError, TypeError, AttributeError, DatabaseError) as wrong:
                raise SectionRefused(name) from wrong
    return found


def _change(name: str, before: dict[str, Any], after: dict[str, Any]) -> Change:
    return Change(name, _label(name), tuple(differences(before, after)))


def _label(name: str) -> str:
    names = import_module(settings.MADOGUCHI_SETTINGS_FILE).NAMES
    return str(sections()[name].label if name in sections() else names.get(name, name))


def _unknown(given: dict[str, Any]) -> tuple[str, ...]:
    options = [name for name in given["options"] if name not in option_kinds()]
    return (*options, *(name for name in given["sections"] if name not in sections()))
