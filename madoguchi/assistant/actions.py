"""The assistant's memory: one reply per message, one showing per article."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from django.db import transaction
from django.db.models import F, Q, QuerySet

from madoguchi.core import api as core
from madoguchi.knowledge import api as knowledge

from .dialogue import remembering
from .dialogue.shapes import restored
from .events import Answered, SolvedSaid
from .models import Dialogue, Step
from .shapes import Reply, Turn, Wish

LONGEST_NOTED = 1_000  # letters of a question that join the log
SEARCHED = ("answer", "unknown", "choice")
"""Replies for which an article was looked for."""
_STEP = """
INSERT INTO assistant_step (dialogue_id, message_id, round, outcome, article_id, others, answer_id, intent,
  chance, version, about, at)
VALUES (%(dialogue)s, %(message)s, %(round)s, %(outcome)s, %(article)s, %(others)s::bigint[], %(answer)s,
  %(intent)s, %(chance)s, %(version)s, %(about)s, %(at)s)
"""


def begin(
    *, conversation_id: int, message_id: int, words: str, collections: tuple[str, ...] = (),
    round: int = 0, wish: Wish | None = None,
) -> Turn | None:  # fmt: skip
    """Take the turn for one customer message; None when it was answered before. Inside atomic().

    `words` are the message's. `round` counts the further tries after an answer that did not help. `wish`:
    what it was understood as.
    """
    dialogue = hold(conversation_id=conversation_id)
    steps = [_Step(*one) for one in _BEGUN.rows(dialogue=dialogue.pk, message=message_id, round=round)]
    if any((one.message_id, one.round) == (message_id, round) for one in steps):
        return None
    if collections and tuple(dialogue.collections) != collections:
        dialogue.collections = list(collections)
        dialogue.save(update_fields=["collections"])
    return replace(_turn(dialogue, steps, message_id, round), wish=wish, words=words)


def hold(*, conversation_id: int) -> Dialogue:
    """Lock the assistant's side of a conversation until the transaction ends; made at its first message."""
    if row := _LOCKED.first(id=conversation_id):
        return row
    Dialogue.objects.bulk_create([Dialogue(conversation_id=conversation_id)], ignore_conflicts=True)
    (row,) = _LOCKED.rows(id=conversation_id)
    return row


_LOCKED = core.Written(lambda id: Dialogue.objects.select_for_update().filter(pk=id).order_by(), id=int)


class _Step(NamedTuple):
    """What a turn needs to know of an earlier step."""

    message_id: int
    round: int
    article_id: int | None
    outcome: str
    others: list[int]


def _rows(which: Q) -> QuerySet[Step, tuple[Any, ...]]:
    """Steps, the oldest first."""
    return Step.objects.filter(which).order_by("pk").values_list(*_Step._fields)


_BEGUN = core.Written(
    lambda dialogue, message, round: _rows(Q(dialogue=dialogue) | Q(message_id=message, round=round)),
    dialogue=int, message=int, round=int,
)  # fmt: skip


def _turn(dialogue: Dialogue, steps: Sequence[_Step], message_id: int, round: int) -> Turn:
    second = [other for one in steps if one.outcome == "answer" for other in one.others]
    last = steps[-1] if steps else None
    return Turn(
        conversation_id=dialogue.pk,
        message_id=message_id,
        round=round,
        tried=(*(one.article_id for one in steps if one.article_id is not None), *second),
        failures=dialogue.failures,
        offered=last is not None and last.outcome == "unknown",
        choices=tuple(last.others) if last and last.outcome == "choice" else (),
        collections=tuple(dialogue.collections),
        talks=restored(dialogue.talks),
        shown=remembering.still_meant(dialogue.shown, core.now()),
    )


def finish(
    *,
    turn: Turn,
    reply: Reply,
    customer_id: int | None,
    answer_id: int | None = None,
    question: str = "",
    language: str = "ja",
) -> None:
    """Remember the reply of this turn, in the same transaction as the message that carries it.

    What was asked joins the log of searches, once for each message, when an article was looked for.
    """
    step = {
        "dialogue": turn.conversation_id, "message": turn.message_id, "round": turn.round,
        "outcome": reply.kind, "article": reply.article_id, "others": list(reply.others),
        "answer": answer_id, "about": reply.about, "at": core.now(), **_understood(turn.wish),
    }  # fmt: skip
    with core.prepared() as cursor:
        cursor.execute(_STEP, step)
    if reply.kind == "unknown" and turn.round == 0:
        Dialogue.objects.filter(pk=turn.conversation_id).update(failures=F("failures") + 1)
    if question and turn.round == 0 and reply.kind in SEARCHED:
        knowledge.note_search(
            query=_beginning(question), language=language, door="chat", customer_id=customer_id,
            conversation_id=turn.conversation_id, confidences=(reply.confidence,),
        )  # fmt: skip
    fact = Answered(turn.conversation_id, customer_id, turn.message_id, reply.kind, reply.article_id)
    core.record(fact, actor=core.ASSISTANT)


def _understood(wish: Wish | None) -> dict[str, Any]:
    """How a step remembers what was understood."""
    if wish is None:
        return {"intent": "", "chance": None, "version": None}
    return {"intent": wish.intent, "chance": wish.chance, "version": wish.version}


def _beginning(question: str) -> str:
    """So much of a long question as says what it is about, cut where no number is torn apart."""
    if len(question) <= LONGEST_NOTED:
        return question
    cut = question[:LONGEST_NOTED]
    place = max(cut.rfind(mark) for mark in " \n。、．,")
    return cut[:place] if place > 0 else cut


@transaction.atomic
def said_solved(
    *, conversation_id: int, article_id: int, solved: bool, customer_id: int | None
) -> Turn | None:
    """The customer says whether an answer solved it; the turn in which to react.

    None when she said the same before, or when the article was not shown in this conversation. The turn's
    `answer_id` is the message that carried the answer, its `message_id` the question.
    """
    dialogue = hold(conversation_id=conversation_id)
    step = dialogue.steps.filter(article_id=article_id).first()
    if step is None or step.solved is solved:
        return None
    Step.objects.filter(pk=step.pk).update(solved=solved)
    dialogue.failures = 0 if solved else dialogue.failures + 1
    dialogue.save(update_fields=["failures"])
    actor = core.customer(customer_id) if customer_id else core.SYSTEM
    core.record(SolvedSaid(conversation_id, customer_id, article_id, solved), actor=actor)
    steps = [_Step(*one) for one in _rows(Q(dialogue=dialogue))]
    rounds = sum(one.message_id == step.message_id for one in steps)
    return replace(_turn(dialogue, steps, step.message_id, rounds), answer_id=step.answer_id)
