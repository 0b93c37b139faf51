"""What approved proposals brought about: similar questions before and after."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import numpy as np

from madoguchi.core import api as core
from madoguchi.language import api as language

from ..measuring.counting import FIELDS, Row
from ..measuring.shares import Difference, Share, difference, share
from ..models import Outcome, Proposal

COMPARED = timedelta(days=28)


@dataclass(frozen=True)
class Effect:
    """Of similar questions the answered and the resolved ones, in four weeks before and after."""

    answered_before: Share
    answered_after: Share
    resolved_before: Share
    resolved_after: Share

    @property
    def answered(self) -> Difference | None:
        """How the share of the answered ones changed."""
        return difference(self.answered_before, self.answered_after)

    @property
    def resolved(self) -> Difference | None:
        """How the share of the resolved ones changed."""
        return difference(self.resolved_before, self.resolved_after)


def effects(proposal_ids: Iterable[int]) -> dict[int, Effect]:
    """The effect of each approved proposal; two statements for any number of them."""
    rows = list(Proposal.objects.filter(pk__in=list(proposal_ids), state="approved"))
    if not rows:
        return {}
    since = min(one.decided_at for one in rows if one.decided_at) - COMPARED
    questions, vectors = _questions(since)
    return {one.pk: _effect(one, questions, vectors) for one in rows if one.decided_at}


def _questions(since: datetime) -> tuple[list[Row], language.Vectors]:
    size = language.embedder().size
    found = Outcome.objects.filter(asks=True, at__gte=since, vector__isnull=False).order_by("pk")
    rows, vectors = [], []
    for *values, vector in found.values_list(*FIELDS, "vector"):
        row = np.frombuffer(bytes(vector), np.float32)
        if row.size == size:
            rows.append(Row(*values))
            vectors.append(row)
    return rows, np.array(vectors, np.float32).reshape(-1, size)


def _effect(one: Proposal, questions: Sequence[Row], vectors: language.Vectors) -> Effect:
    about = np.frombuffer(bytes(one.vector), np.float32)
    alike = vectors @ about >= language.SAME_MATTER if about.size == vectors.shape[1] else ()
    similar = [row for row, is_alike in zip(questions, alike, strict=False) if is_alike]
    at = one.decided_at or core.now()
    before = [row for row in similar if at - COMPARED <= row.at < at]
    after = [row for row in similar if at <= row.at < at + COMPARED]
    return Effect(_answered(before), _answered(after), _resolved(before), _resolved(after))


def _answered(rows: Sequence[Row]) -> Share:
    return share(sum(row.answered for row in rows), len(rows))


def _resolved(rows: Sequence[Row]) -> Share:
    settled = [row for row in rows if row.settled]
    return share(sum(row.resolved for row in settled), len(settled))
