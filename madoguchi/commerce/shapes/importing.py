"""What became of records that came in. Plain and frozen, without Django; amounts are in minor units."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class RowResult:
    """What became of one row of a file: "added", "changed", "same" or "refused", with field and reason."""

    row: int
    state: str
    external_id: str
    field: str = ""
    reason: str = ""
    changed: tuple[str, ...] = ()


@dataclass(frozen=True)
class ImportReport:
    """How many rows became what, and the refused ones."""

    added: int
    changed: int
    same: int
    refused: tuple[RowResult, ...]
    by_kind: Mapping[str, int] = field(default_factory=dict)

    @property
    def rows(self) -> int:
        return self.added + self.changed + self.same + len(self.refused)
