"""What might help with a customer's question: letters that colleagues sent for such ones, tasks she may do.

By meaning: the subjects of the questions are compared (`language.subject_vectors`). Each has its reason.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from madoguchi.conversations import api as conversations
from madoguchi.conversations.shapes import SavedReplyShape
from madoguchi.language import api as language
from madoguchi.tasks import api as tasks

MOST_LETTERS, MOST_TASKS = 2, 2
LONGEST, REMEMBERED = 300, 2_000
_vectors: dict[str, language.Vectors] = {}


@dataclass(frozen=True)
class LetterFound:
    """A saved reply. `times`: in how many conversations it answered such a question lately; with 0 it is
    proposed for its own words. `asked`: the most similar of those questions."""

    reply: SavedReplyShape
    times: int
    asked: str = ""


@dataclass(frozen=True)
class TaskFound:
    """A task that the customer may do herself."""

    code: str
    title: str
    summary: str


def letters_for(question: str, saved: Sequence[SavedReplyShape], *, here: int = 0) -> tuple[LetterFound, ...]:
    """The best of these letters: first those sent for questions like this, then those that speak of it.

    `here` is the conversation itself, whose own letters prove nothing.
    """
    if not question.strip() or not saved:
        return ()
    uses = [one for one in conversations.saved_reply_uses() if one.conversation_id != here]
    alike = _alike(question, [one.question for one in uses])
    found: dict[int, list[tuple[float, str]]] = defaultdict(list)
    for one, likeness in zip(uses, alike, strict=True):
        if likeness >= language.SAME_MATTER:
            found[one.reply_id].append((likeness, one.question))
    used = [LetterFound(one, len(found[one.id]), max(found[one.id])[1]) for one in saved if found[one.id]]
    used.sort(key=lambda one: (-one.times, one.reply.id))
    others = [one for one in saved if not found[one.id]]
    spoken = _nearest(question, [_about(one) for one in others])
    return (*used, *(LetterFound(others[place], 0) for place in spoken))[:MOST_LETTERS]


def tasks_for(question: str) -> tuple[TaskFound, ...]:
    """The tasks on offer that are about this, in the reader's language."""
    if not question.strip():
        return ()
    offered = tasks.declared()
    near = _nearest(question, [f"{task.title}" for task in offered])
    return tuple(
        TaskFound(task.code, str(task.title), str(task.summary))
        for task in (offered[place] for place in near[:MOST_TASKS])
    )


def _about(one: SavedReplyShape) -> str:
    return " ".join((one.title, *one.tags))


def _nearest(question: str, texts: Sequence[str]) -> list[int]:
    """The places of the texts about the same matter, the nearest first."""
    alike = _alike(question, texts)
    near = [place for place, likeness in enumerate(alike) if likeness >= language.SAME_MATTER]
    return sorted(near, key=lambda place: -alike[place])


def _alike(question: str, texts: Sequence[str]) -> list[float]:
    """How alike the subjects are, from -1 to 1; nothing is alike while there are no vectors."""
    if not texts:
        return []
    try:
        rows = _rows([question[:LONGEST], *(text[:LONGEST] for text in texts)])
    except language.EmbeddingUnavailable:
        return [0.0] * len(texts)
    return [float(one) for one in rows[1:] @ rows[0]]


def _rows(texts: Sequence[str]) -> language.Vectors:
    """Vectors of texts, remembered: a text costs 4 ms the first time and nothing later."""
    if len(_vectors) > REMEMBERED:
        _vectors.clear()
    fresh = [text for text in dict.fromkeys(texts) if text not in _vectors]
    if fresh:
        _vectors.update(zip(fresh, language.subject_vectors(fresh), strict=True))
    return np.stack([_vectors[text] for text in texts])
