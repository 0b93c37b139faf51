"""What the language service was told, by version: who worded it so and when, and the way back to each."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from madoguchi.assistant import api as assistant
from madoguchi.core import api as core
from madoguchi.people import api as people

MOST = 500
AS_DELIVERED = 0


@dataclass(frozen=True)
class Told:
    """One prompt of a version, and whether this version changed it."""

    name: str
    text: str
    changed: bool


@dataclass(frozen=True)
class Wording:
    """The prompts as they stood from `at` on; without a time as the product brings them."""

    version: int
    told: tuple[Told, ...]
    current: bool
    at: datetime | None = None
    who: str = ""


def wordings() -> list[Wording]:
    """Every wording there was, the latest first; versions of the settings that changed none are left out."""
    before = _prompts({})
    found = [Wording(AS_DELIVERED, _told(before, before), False)]
    versions = core.option_versions(assistant.AnswerService, limit=MOST)
    names = people.staff_names([one.by.id for one in versions if one.by.kind == "staff" and one.by.id])
    for one in reversed(versions):
        prompts = _prompts(one.value)
        if prompts != before:
            told = _told(prompts, before)
            found.append(Wording(one.id, told, False, one.at, names.get(one.by.id or 0, "")))
        before = prompts
    return [replace(found[-1], current=True), *reversed(found[:-1])]


def go_back(version: int, *, actor: core.Actor) -> bool:
    """Tell the service what it was told then; address, budget and all else stay. False: no such wording."""
    one = next((one for one in wordings() if one.version == version), None)
    if one is None:
        return False
    prompts = {told.name: told.text for told in one.told}
    core.set_option(replace(core.option(assistant.AnswerService), **prompts), actor=actor)
    return True


def _prompts(value: Mapping[str, Any]) -> dict[str, str]:
    delivered = assistant.AnswerService()
    return {
        name: str(value.get(name, getattr(delivered, name))).replace("\r\n", "\n")
        for name in assistant.PROMPTS
    }


def _told(prompts: Mapping[str, str], before: Mapping[str, str]) -> tuple[Told, ...]:
    return tuple(Told(name, text, text != before[name]) for name, text in prompts.items())
