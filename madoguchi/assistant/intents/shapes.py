"""What is taught, as plain values; nothing here is ever changed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from madoguchi.language import api as language

from ..dialogue.shapes import Aim
from . import stock

LONGEST = 400
ENOUGH = 5
"""With fewer examples than these an intent is not learnt well."""


def key_of(text: str) -> str:
    """By what a sentence is recognised when it is written a little differently."""
    return "".join(language.fold(text).split()).rstrip("。．.!！?？、,")[:LONGEST]


@dataclass(frozen=True)
class Example:
    """A sentence. own: the company's word about it; dropped: it is not used."""

    text: str
    own: bool = False
    dropped: bool = False

    @property
    def key(self) -> str:
        """By what it is recognised."""
        return key_of(self.text)


@dataclass(frozen=True)
class Intent:
    """An intent as it stands now, with its sentences by language.

    own: the company made it. changed: the company changed what the product says of it.
    """

    code: str
    names: Mapping[str, str]
    leads_to: Aim
    ref: str = ""
    own: bool = False
    off: bool = False
    removed: bool = False
    changed: bool = False
    sentences: Mapping[str, tuple[Example, ...]] = field(default_factory=dict)

    def used(self, spoken: str) -> tuple[Example, ...]:
        """The sentences of one language that are learnt."""
        return tuple(one for one in self.sentences.get(spoken, ()) if not one.dropped)

    def dropped(self) -> tuple[tuple[str, Example], ...]:
        """The sentences that are not used, with their language."""
        return tuple((spoken, one) for spoken, all_ in self.sentences.items() for one in all_ if one.dropped)

    def counts(self) -> dict[str, int]:
        """How many sentences it learns from, by language."""
        return {spoken: len(self.used(spoken)) for spoken in stock.LANGUAGES}

    @property
    def scarce(self) -> bool:
        """Whether some language has a few sentences, but too few."""
        counts = self.counts().values()
        return not any(counts) or any(0 < many < ENOUGH for many in counts)


@dataclass(frozen=True)
class Content:
    """What a version learns from, frozen: names and aims of intents, sentences by language and code."""

    intents: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    examples: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)

    @classmethod
    def of(cls, row: Mapping[str, Any]) -> "Content":
        """As it lies in a version's row."""
        return cls(row.get("intents", {}), row.get("examples", {}))

    def stored(self) -> dict[str, Any]:
        """For the row."""
        return {"intents": dict(self.intents), "examples": {k: dict(v) for k, v in self.examples.items()}}

    def spoken(self) -> tuple[str, ...]:
        """The languages in which there are enough intents to be told apart."""
        return tuple(one for one, texts in self.examples.items() if len(texts) > 1)

    def pairs(self, spoken: str) -> Iterator[tuple[str, str]]:
        """Each sentence of a language with its intent."""
        for code, texts in self.examples.get(spoken, {}).items():
            for text in texts:
                yield text, code

    def led(self, code: str) -> tuple[Aim, str]:
        """Where an intent leads in this version; nowhere when it is switched off."""
        found = self.intents.get(code, {})
        return found.get("leads_to", "nothing"), found.get("ref", "")  # type: ignore[return-value]

    def name(self, code: str, spoken: str) -> str:
        """An intent's name in a reader's language."""
        found = self.intents.get(code, {})
        return found.get(spoken) or found.get("ja") or code


@dataclass(frozen=True)
class Mixed:
    """Two intents taken for each other, with the sentences: text, its own intent, taken for, chance."""

    language: str
    one: str
    other: str
    sentences: tuple[tuple[str, str, str, float], ...]
