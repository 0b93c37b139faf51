"""Where two plain values differ, place by place."""

from dataclasses import dataclass
from typing import Any

NOTHING = None
LONGEST = 160


@dataclass(frozen=True)
class Difference:
    """One place, and what stands there before and after; None where there is nothing."""

    place: str
    before: str | None
    after: str | None


def differences(before: Any, after: Any, place: str = "") -> list[Difference]:
    """The differing places from top to bottom. Keys that only `before` has are no difference: they stay."""
    if isinstance(before, dict) and isinstance(after, dict):
        return [
            one for key, value in after.items()
            for one in differences(before.get(key, NOTHING), value, f"{place}.{key}" if place else str(key))
        ]  # fmt: skip
    if isinstance(before, list) and isinstance(after, list):
        return _in_lists(before, after, place)
    return [] if before == after else [Difference(place, _words(before), _words(after))]


def _in_lists(before: list[Any], after: list[Any], place: str) -> list[Difference]:
    found = []
    for at in range(max(len(before), len(after))):
        old, new = (values[at] if at < len(values) else NOTHING for values in (before, after))
        found += differences(old, new, f"{place}[{at + 1}]")
    return found


def _words(value: Any) -> str | None:
    if value is NOTHING:
        return None
    if isinstance(value, dict):
        text = ", ".join(f"{key}: {_words(item)}" for key, item in value.items())
    elif isinstance(value, list):
        text = ", ".join(str(_words(item)) for item in value)
    else:
        text = str(value).lower() if isinstance(value, bool) else str(value)
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"
