"""Facts about work at the desk: ids and plain values only."""

from dataclasses import dataclass
from typing import ClassVar

from madoguchi.core.events import Fact


@dataclass(frozen=True)
class ViewExported(Fact):
    """Somebody took a list away as a file: which one, and how many conversations."""

    name: ClassVar[str] = "desk.view_exported"
    staff_id: int
    view: str
    rows: int
