"""Sentences that led to a task by the customer's own choice or an agent's act, and are no examples yet."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime, timedelta

from madoguchi.conversations import api as conversations
from madoguchi.tasks import api as tasks

from ..intents.shapes import key_of
from ..models import Outcome
from .applying import known_examples
from .shapes import Idea, Proof

SOON = timedelta(minutes=30)
"""A task that she begins so soon after her question is what she asked for."""
SHORTEST, LONGEST = 4, 120
UNSURE = 0.9
"""A sentence that was understood as surely as that teaches nothing."""


def new_examples(*, since: datetime, until: datetime) -> Iterator[Idea]:
    """Each sentence with the task to which it led."""
    rows = list(
        Outcome.objects.filter(asks=True, at__gte=since, at__lt=until, did__in=("task", "answer", "unknown"))
        .exclude(said=True, did="answer")
        .select_related("step")
        .order_by("at", "pk")
    )
    done = _done_by_customer(since, until)
    customers = {
        id: one.customer_id
        for id, one in conversations.aftermaths({row.conversation_id for row in rows}).items()
    }
    known: dict[str, set[str]] = {}
    for row in rows:
        sentence = " ".join(row.question.split())
        ref = _led_to(row, done.get(customers.get(row.conversation_id, 0), []))
        if not ref or not SHORTEST <= len(sentence) <= LONGEST:
            continue
        spoken = "en" if row.language == "en" else "ja"
        if spoken not in known:
            known[spoken] = known_examples(spoken)
        if key_of(sentence) not in known[spoken]:
            proof = Proof(f"step:{row.step_id}", sentence, row.at, row.conversation_id)
            yield Idea("example", spoken, ref.removeprefix("task:"), sentence, (proof,))


def _done_by_customer(since: datetime, until: datetime) -> dict[int, list[tasks.BegunRun]]:
    found: dict[int, list[tasks.BegunRun]] = defaultdict(list)
    for run in tasks.begun(since=since, until=until + SOON):
        if run.state in ("completed", "undone", "started"):
            found[run.customer_id].append(run)
    return found


def _led_to(row: Outcome, runs: list[tasks.BegunRun]) -> str:
    """The task that was done after this question; "" where none was, or where it was understood anyway."""
    if row.did == "task":
        unsure = row.step.chance is not None and row.step.chance < UNSURE
        return row.ref if unsure and row.procedure == "completed" else ""
    near = [run for run in runs if row.at <= run.started_at <= row.at + SOON]
    return f"task:{near[0].task}" if near and near[0].state != "started" else ""
