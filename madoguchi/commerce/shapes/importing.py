"""What became of records that came in. Plain and frozen, without Django; amounts are in minor units."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


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
class RunShape:
    """A file of records on its way in.

    `columns` says what each column of a table fills ("": nothing), `sample` the first records as pairs of
    field and text; the numbers count records.
    """

    id: UUID
    name: str
    kind: str
    source: str
    form: str
    encoding: str
    state: str
    reason: str
    seen: int
    total: int | None
    added: int
    changed: int
    same: int
    refused: int
    columns: tuple[tuple[str, str], ...]
    sample: tuple[list[list[str]], ...]
    rows: tuple[RowResult, ...]
    staff_id: int
    made_at: datetime
    done_at: datetime | None

    @property
    def busy(self) -> bool:
        """Whether a job has work to do."""
        return self.state in ("checking", "running")
