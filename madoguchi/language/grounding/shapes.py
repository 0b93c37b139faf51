"""What the check of an answer takes and gives."""

from dataclasses import dataclass
from typing import Literal

Reason = Literal["", "number", "name", "opposite", "unsupported", "nothing_said"]
"""Why a sentence was refused; "" where it stands."""


@dataclass(frozen=True, slots=True)
class Source:
    """One passage that an answer may be made from. `more` are words it is found by, which claim nothing."""

    heading: str
    text: str
    more: str = ""


@dataclass(frozen=True, slots=True)
class Checked:
    """One sentence of an answer: whether the passages bear it (`chance`, 0 to 1) and what is wrong else.

    `line` is the number of the line it stands in; `item` says that it is a step or point of a list.
    """

    text: str
    stands: bool
    reason: Reason
    chance: float
    line: int = 0
    item: bool = False
    source: int | None = None
    """The passage that bears it best, by number."""
