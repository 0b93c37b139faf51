"""Checks an answer sentence by sentence against the passages it was made from."""

import math
from collections.abc import Iterable, Sequence

from ..embedding import embed
from .evidence import evidence_of
from .features import Reading, is_japanese, read, second_nearness
from .sentences import Sentence, sentences_of
from .shapes import Checked, Reason, Source
from .weights import DOUBT, ENGLISH, ENGLISH_ALONE, ENOUGH, JAPANESE


def checked(answer: str, sources: Sequence[Source]) -> tuple[Checked, ...]:
    """Every sentence of an answer, and whether one of the passages bears it.

    Numbers with their units, dates, money, models, quoted words and addresses have to stand in the passages
    as they are; what is left (words, meaning, yes and no) is weighed together. Raises EmbeddingUnavailable.
    """
    found = sentences_of(answer)
    if not sources:
        return tuple(Checked(one.text, False, "unsupported", 0.0, one.line, one.item) for one in found)
    known = readings(answer, sources)
    return tuple(_verdict(one, reading) for one, (_, reading) in zip(found, known, strict=True))


def readings(answer: str, sources: Sequence[Source]) -> list[tuple[str, Reading]]:
    """Every sentence of an answer with what was found out about it."""
    found = [sentence.text for sentence in sentences_of(answer)]
    if not found:
        return []
    evidence = evidence_of(sources)
    return [(text, read(text, evidence, row)) for text, row in zip(found, embed(found), strict=True)]


def _verdict(sentence: Sentence, reading: Reading) -> Checked:
    chance = chance_of(sentence.text, reading)
    reason: Reason = reading.fault
    if not reason and chance < ENOUGH:
        reason = "opposite" if reading.figures.opposite else "unsupported"
    source = reading.line.source if reading.line else None
    return Checked(sentence.text, not reason, reason, chance, sentence.line, sentence.item, source)


def chance_of(sentence: str, reading: Reading) -> float:
    """How surely the passages bear a sentence, leaving its faults aside; the second model is asked in doubt
    alone.
    """
    row = reading.figures.row()
    if is_japanese(sentence):
        return _weighed(JAPANESE, row)
    alone = _weighed(ENGLISH_ALONE, row)
    if reading.fault or not DOUBT[0] < alone < DOUBT[1]:
        return alone
    second = second_nearness(sentence, reading.line)
    return alone if second is None else _weighed(ENGLISH, [*row, second])


def _weighed(table: Iterable[float], row: Sequence[float]) -> float:
    *weights, constant = table
    total = constant + sum(weight * value for weight, value in zip(weights, row, strict=True))
    return 1 / (1 + math.exp(-max(min(total, 30.0), -30.0)))
