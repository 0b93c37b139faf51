"""What the learning rooms hand to screens and journeys: plain values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any


class ProposalRefused(Exception):
    """A decision does not fit the proposal.

    reason: gone, state (decided already), empty (nothing left to take over), reason (no such reason), target
    (it leads nowhere that there is), known (the sentences belong to another intent).
    """

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class ProofShape:
    """One time that speaks for a proposal; conversation_id is None for viewers who may not see it."""

    sentence: str
    at: datetime
    conversation_id: int | None = None


@dataclass(frozen=True, slots=True)
class ProposalShape:
    """What is proposed, why, and what became of it."""

    id: int
    kind: str
    language: str
    target: str
    title: str
    content: Mapping[str, Any]
    count: int
    state: str
    proposed_at: datetime
    later_until: datetime | None
    decided_at: datetime | None
    decided_by_id: int | None
    reason: str
    made: Mapping[str, Any]
    proofs: tuple[ProofShape, ...] = ()


@dataclass(frozen=True, slots=True)
class Proof:
    """One time that speaks for a proposal, as it is found; `source` makes it count once."""

    source: str
    sentence: str
    at: datetime
    conversation_id: int | None = None


@dataclass(frozen=True, slots=True)
class Idea:
    """A proposal as it is found at night. Ideas of one kind and target that are `alike` are one."""

    kind: str
    language: str
    target: str
    title: str
    proofs: tuple[Proof, ...]
    content: Mapping[str, Any] = field(default_factory=dict)
    mark: str = ""
    """What names it for ever; "" where its words do."""
