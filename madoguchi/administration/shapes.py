"""What the tables of config hand to the settings screens."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, ClassVar

from madoguchi.core.shapes import Actor


@dataclass(frozen=True)
class Section:
    """A part of the settings file that is rows of a room: key → values.

    `read()` gives the rows in JSON terms; `apply(rows, actor)` makes or changes those and leaves others
    alone, raising ValueError, KeyError or TypeError for rows that cannot be.
    """

    name: str
    label: str
    read: Callable[[], dict[str, Any]]
    apply: Callable[[dict[str, Any], Actor], None]


@dataclass(frozen=True)
class Step:
    """One step of the first-run checklist; `done()` looks at the desk itself, nobody ticks it off.

    An optional one is not waited for.
    """

    code: str
    label: str
    summary: str
    url_name: str
    done: Callable[[], bool]
    optional: bool = False


@dataclass(frozen=True)
class Checklist:
    """Whether the first-run checklist was put away before it was done."""

    option_name: ClassVar[str] = "administration.checklist"
    put_away: bool = False
