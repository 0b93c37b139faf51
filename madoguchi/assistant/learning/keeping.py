"""Keeps ideas as proposals: those that say the same are one, and what was decided does not come again."""

from collections.abc import Iterable, Sequence
from hashlib import sha256

import numpy as np
from django.db.models import QuerySet

from madoguchi.core import api as core
from madoguchi.language import api as language

from ..models import Evidence, Proposal
from .shapes import Idea

ALIKE = {"example": 0.97, "intent": 0.75, "article": language.SAME_MATTER, "faq": 0.5}
"""Cosine from which two ideas of one kind and target are the same."""


def keep(ideas: Iterable[Idea]) -> int:
    """Keep what is new and add what speaks for what is known; how many are new. The caller holds the turn."""
    found = list(ideas)
    if not found:
        return 0
    vectors = language.subject_vectors([idea.title for idea in found])
    known = list(_may_be_same(found))
    fresh = 0
    for idea, vector in zip(found, vectors, strict=True):
        vector = np.asarray(vector, np.float32)
        mark = _mark(idea)
        same = next((one for one in known if one.mark == mark or _alike(one, idea, vector)), None)
        if same is None:
            same = _propose(idea, mark, vector)
            known.append(same)
            fresh += 1
        if same.state == "waiting":
            _add_proofs(same, idea)
    return fresh


def _may_be_same(ideas: Sequence[Idea]) -> QuerySet[Proposal]:
    """The proposals of these kinds and targets, without what comparing them does not need."""
    rows = Proposal.objects.filter(
        kind__in={idea.kind for idea in ideas}, target__in={idea.target for idea in ideas}
    )
    return rows.only("mark", "kind", "target", "vector", "state", "count").order_by("pk")


def _mark(idea: Idea) -> str:
    named = idea.mark or f"{idea.target}|{language.fold(idea.title)}"
    return sha256(f"{idea.kind}|{named}".encode()).hexdigest()


def _alike(one: Proposal, idea: Idea, vector: language.Vectors) -> bool:
    if (one.kind, one.target) != (idea.kind, idea.target):
        return False
    row = np.frombuffer(bytes(one.vector), np.float32)
    return row.size == vector.size and float(row @ vector) >= ALIKE[idea.kind]


def _propose(idea: Idea, mark: str, vector: language.Vectors) -> Proposal:
    return Proposal.objects.create(
        mark=mark, kind=idea.kind, language=idea.language, target=idea.target, title=idea.title[:500],
        content=dict(idea.content), vector=vector.tobytes(), state="waiting", proposed_at=core.now(),
    )  # fmt: skip


def _add_proofs(one: Proposal, idea: Idea) -> None:
    rows = [
        Evidence(
            proposal=one, source=proof.source, sentence=proof.sentence[:500], at=proof.at,
            conversation_id=proof.conversation_id,
        )
        for proof in idea.proofs
    ]  # fmt: skip
    Evidence.objects.bulk_create(rows, ignore_conflicts=True)
    many = one.evidence.count()
    if many != one.count:
        one.count = many
        one.save(update_fields=["count"])
