"""Sentences that every version must understand, the product's and the company's, and how versions fare."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from .. import models
from ..understanding import Understanding
from . import stock
from .book import placed


@dataclass(frozen=True)
class Check:
    """A sentence with the intent it must be understood as. own: the company's word about it."""

    language: str
    text: str
    intent: str
    own: bool = False
    dropped: bool = False


@dataclass(frozen=True)
class Miss:
    """A sentence that was understood otherwise than it must be."""

    language: str
    text: str
    intent: str
    got: str


@dataclass(frozen=True)
class Comparison:
    """A version beside the one that counts: how many it has right, and on which sentences they differ.

    `lost`: the other one has them right. `stamp` says which sentences and which other version.
    """

    stamp: str
    of: int
    right: int
    other_right: int
    lost: tuple[Miss, ...]
    won: tuple[Miss, ...]
    wrong: tuple[Miss, ...]

    @property
    def worse(self) -> bool:
        """Whether it has fewer right than the version that counts."""
        return self.right < self.other_right

    def stored(self) -> dict[str, Any]:
        """As plain JSON."""
        return asdict(self)

    @classmethod
    def restored(cls, plain: dict[str, Any]) -> "Comparison":
        """What was stored."""
        rows = {name: tuple(Miss(**one) for one in plain[name]) for name in ("lost", "won", "wrong")}
        return cls(**{**plain, **rows})


def checks(*, dropped: bool = False) -> tuple[Check, ...]:
    """The sentences in use, or those that were dropped; one query."""
    said = models.Sentence.objects.filter(role="check").order_by("pk")
    found = placed({spoken: stock.checks(spoken) for spoken in stock.LANGUAGES}, said)
    return tuple(
        Check(spoken, one.text, code, one.own, one.dropped)
        for (spoken, code), sentences in sorted(found.items()) for one in sentences if one.dropped is dropped
    )  # fmt: skip


def compare(candidate: Understanding, other: Understanding, sentences: Sequence[Check]) -> Comparison:
    """How both fare on the sentences."""
    mine = [_got(candidate, one) for one in sentences]
    theirs = [_got(other, one) for one in sentences]
    rows = list(zip(sentences, mine, theirs, strict=True))
    return Comparison(
        stamp=stamp(sentences, other.number), of=len(rows),
        right=sum(one.intent == got for one, got, _ in rows),
        other_right=sum(one.intent == got for one, _, got in rows),
        lost=tuple(_miss(one, got) for one, got, before in rows if got != one.intent == before),
        won=tuple(_miss(one, before) for one, got, before in rows if before != one.intent == got),
        wrong=tuple(_miss(one, got) for one, got, before in rows if one.intent not in (got, before)),
    )  # fmt: skip


def stamp(sentences: Sequence[Check], other: int) -> str:
    """Says which sentences were compared, and with which version."""
    told = json.dumps([[one.language, one.text, one.intent] for one in sentences], ensure_ascii=False)
    return f"{other}:{hashlib.sha256(told.encode()).hexdigest()[:16]}"


def _got(by: Understanding, check: Check) -> str:
    """As what a version understands it; whatever is not sure goes to the articles, as information does."""
    wish = by.wish(check.text, check.language)
    return wish.intent if wish else stock.INFORMATION


def _miss(check: Check, got: str) -> Miss:
    return Miss(check.language, check.text, check.intent, got)
