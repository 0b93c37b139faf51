"""Facts of tasks: ids and codes only."""

from dataclasses import dataclass
from typing import ClassVar

from madoguchi.core.events import Fact


@dataclass(frozen=True)
class TaskFact(Fact):
    """Something happened in a run of a task."""

    name: ClassVar[str] = "tasks.fact"
    run_id: int
    customer_id: int
    task: str
    via: str


@dataclass(frozen=True)
class TaskStarted(TaskFact):
    """Somebody began a task."""

    name: ClassVar[str] = "tasks.started"
    article_id: int | None = None


@dataclass(frozen=True)
class TaskStepDone(TaskFact):
    """One of its steps was filled in."""

    name: ClassVar[str] = "tasks.step_done"
    step: str = ""


@dataclass(frozen=True)
class TaskCompleted(TaskFact):
    """She said yes, and it is done."""

    name: ClassVar[str] = "tasks.completed"
    conversation_id: int | None = None


@dataclass(frozen=True)
class TaskRefused(TaskFact):
    """She said yes, and it could not be done."""

    name: ClassVar[str] = "tasks.refused"
    reason: str = ""


@dataclass(frozen=True)
class TaskUndone(TaskFact):
    """It was taken back."""

    name: ClassVar[str] = "tasks.undone"
    conversation_id: int | None = None


@dataclass(frozen=True)
class TaskLeft(TaskFact):
    """It was given up, or help that was shown was enough."""

    name: ClassVar[str] = "tasks.left"
    step: str = ""
    helped: bool = False


@dataclass(frozen=True)
class TaskPublished(Fact):
    """A version of a task that the company made is offered from now on; version 0: none any more."""

    name: ClassVar[str] = "tasks.published"
    task: str
    version: int
