"""The nightly look for what could be better; each idea once, with what speaks for it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from madoguchi.core import api as core

from .better_articles import better_articles
from .examples import new_examples
from .faqs import new_faqs
from .keeping import keep
from .labelling import turn_of
from .shapes import Idea, Proof

LOOKS_BACK = timedelta(days=60)
FEWEST = 3
"""From so many questions on a matter may be an intent of its own."""


@dataclass(frozen=True)
class IntentFound:
    """Questions that were not understood and are about one matter. `mark` names the matter for ever."""

    mark: str
    title: str
    language: str
    sentences: tuple[tuple[str, str, datetime, int | None], ...]
    """Each with its source, when it was said and in which conversation."""


@transaction.atomic
def propose() -> int:
    """Look for examples, better articles and new answers; how many are new. One process at a time."""
    if turn_of("proposals") is None:
        return 0
    until = core.now()
    since = until - LOOKS_BACK
    found: list[Idea] = [
        *new_examples(since=since, until=until), *better_articles(since=since, until=until),
        *new_faqs(since=since, until=until),
    ]  # fmt: skip
    return keep(found)


@transaction.atomic
def propose_intents(found: Sequence[IntentFound]) -> int:
    """Matters that were asked in vain as new intents; how many are new. One process at a time."""
    if turn_of("proposals") is None:
        return 0
    return keep(_ideas(found))


def _ideas(found: Sequence[IntentFound]) -> Iterable[Idea]:
    for one in found:
        proofs = tuple(
            Proof(source, sentence, at, conversation_id)
            for sentence, source, at, conversation_id in one.sentences
        )
        if len({proof.sentence for proof in proofs}) >= FEWEST:
            yield Idea("intent", one.language, "", one.title, proofs, mark=one.mark)
