"""What a list is asked to show, read from its address and written back into it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode


class Filter:
    """The parts of an address that a list understands: name → allowed values, of which the first is usual."""

    def __init__(self, **allowed: tuple[str, ...]) -> None:
        self.allowed = allowed

    def read(self, query: Mapping[str, str]) -> "Asked":
        """What this address asks for; whatever is not allowed counts as usual."""
        values = {
            name: query.get(name, "") if query.get(name, "") in allowed else allowed[0]
            for name, allowed in self.allowed.items()
        }
        given = query.get("page", "")
        number = int(given) if given.isascii() and given.isdigit() and len(given) < 6 else 1
        return Asked(values, max(1, number), {name: allowed[0] for name, allowed in self.allowed.items()})


@dataclass(frozen=True)
class Asked:
    """What is shown: values by name, and the page."""

    values: dict[str, str]
    number: int
    usual: dict[str, str]

    def __getitem__(self, name: str) -> str:
        return self.values[name]

    def with_(self, **values: Any) -> str:
        """The address of the same list with other values, from its first page on."""
        wanted = {**self.values, **values}
        other = {name: value for name, value in wanted.items() if value != self.usual.get(name)}
        return f"?{urlencode(other)}"

    @property
    def narrowed(self) -> bool:
        """Whether less than usual is shown."""
        shown = {name: value for name, value in self.values.items() if name not in ("sort", "state")}
        return any(value != self.usual[name] for name, value in shown.items())

    def turns(self, pages: int) -> dict[str, str]:
        """The addresses of the pages before and after; "" where there is none."""
        there = {"newer": self.number - 1, "older": self.number + 1}
        return {way: self.with_(page=at) if 1 <= at <= pages else "" for way, at in there.items()}


def choices(words: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Codes and their names, for a select."""
    return [(code, str(name)) for code, name in words.items()]
