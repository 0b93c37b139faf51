"""Facts of the assistant."""

from dataclasses import dataclass
from typing import ClassVar

from madoguchi.core.events import Fact


@dataclass(frozen=True)
class Answered(Fact):
    """The assistant dealt with one message; `outcome` is the kind of its reply."""

    name: ClassVar[str] = "assistant.answered"
    conversation_id: int
    customer_id: int | None
    message_id: int
    outcome: str
    article_id: int | None


@dataclass(frozen=True)
class SolvedSaid(Fact):
    """The customer said whether an answer solved her problem."""

    name: ClassVar[str] = "assistant.solved_said"
    conversation_id: int
    customer_id: int | None
    article_id: int
    solved: bool


@dataclass(frozen=True)
class UnderstandingPublished(Fact):
    """Customers get another version of the understanding; 0 is what came with the product."""

    name: ClassVar[str] = "assistant.understanding_published"
    number: int
    before: int
    returned: bool


@dataclass(frozen=True)
class ProposalDecided(Fact):
    """Somebody decided about something that was proposed: approved, rejected, or taken back (waiting)."""

    name: ClassVar[str] = "assistant.proposal_decided"
    proposal_id: int
    kind: str
    state: str


@dataclass(frozen=True)
class SampleJudged(Fact):
    """Somebody judged an answer that was drawn by chance."""

    name: ClassVar[str] = "assistant.sample_judged"
    step_id: int
    judgement: str


@dataclass(frozen=True)
class FlowPublished(Fact):
    """Customers get this version of a flow from now on; 0 is the one of the product, or none."""

    name: ClassVar[str] = "assistant.flow_published"
    flow: str
    version: int
