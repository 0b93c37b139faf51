"""What editors teach: sentences are given to intents, moved, taken away, and each act can be undone.

The company's word about a sentence is one row; where there is none, the product's counts. So every act is one
statement that writes words over others, and undoing it writes those back that stood before.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from typing import Any

from django.db import connection, transaction
from django.db.models import Q

from madoguchi.core import api as core

from ..models import Sentence
from . import stock
from .book import book
from .shapes import LONGEST, key_of

SHORTEST = 2
MOST_AT_ONCE = 500
LOCK = 0x7465616368  # an advisory lock: sentences are written by one at a time
_BULLET = re.compile(r"^\s*(?:[-*・•●◦‣]|\d{1,3}[.)．）])\s*")


@dataclass(frozen=True)
class Word:
    """The company's word about a sentence; `intent` None: there is none, the product's counts."""

    language: str
    text: str
    intent: str | None
    dropped: bool = False
    role: str = "example"
    source: str = "staff"

    @property
    def place(self) -> tuple[str, str, str]:
        """Which sentence it is about."""
        return self.role, self.language, key_of(self.text)


@dataclass(frozen=True)
class Undo:
    """What stood before an act, and when the act was; nothing is undone that was changed since."""

    at: datetime
    before: tuple[Word, ...] = ()

    def stored(self) -> dict[str, Any]:
        """As plain JSON."""
        return {"at": self.at.isoformat(), "before": [asdict(word) for word in self.before]}

    @classmethod
    def restored(cls, plain: dict[str, Any]) -> "Undo":
        """What was stored."""
        return cls(datetime.fromisoformat(plain["at"]), tuple(Word(**one) for one in plain["before"]))


@dataclass(frozen=True)
class Taught:
    """What became of sentences that were given: learnt, known already, another intent's, or no sentence."""

    added: tuple[str, ...]
    known: tuple[str, ...]
    elsewhere: tuple[tuple[str, str], ...]
    refused: tuple[str, ...]
    undo: Undo


def lines_of(pasted: str) -> list[str]:
    """The sentences of a pasted list, without bullets, numbers and quotation marks; each once."""
    stripped = (_BULLET.sub("", line).strip().strip('「」"“”') for line in pasted.splitlines())
    return list({key_of(line): line for line in stripped if key_of(line)}.values())


def teach(*, intent: str, language: str, texts: Iterable[str], source: str = "staff") -> Taught:
    """Give sentences to an intent. One that belongs to another intent stays there and is named."""
    homes = book()
    known, elsewhere, added, refused = [], [], [], []
    for text in list(texts)[:MOST_AT_ONCE]:
        home = homes.home_of(language, key_of(text))
        if not SHORTEST <= len(text) <= LONGEST or not key_of(text):
            refused.append(text)
        elif home == intent:
            known.append(text)
        elif home is not None:
            elsewhere.append((text, home))
        else:
            added.append(text)
    undo = say([Word(language, text, intent, source=source) for text in added])
    return Taught(tuple(added), tuple(known), tuple(elsewhere), tuple(refused), undo)


def move(*, chosen: Iterable[tuple[str, str]], to: str) -> Undo:
    """Give these sentences (language, text) to another intent, whosever they are."""
    return say([Word(spoken, text, to) for spoken, text in chosen])


def drop(*, chosen: Iterable[tuple[str, str]], intent: str, role: str = "example") -> Undo:
    """Learn these sentences of an intent no longer; they stay at hand to be taken up again."""
    return say([Word(spoken, text, intent, dropped=True, role=role) for spoken, text in chosen])


def take_up(*, chosen: Iterable[tuple[str, str]], intent: str, role: str = "example") -> Undo:
    """Use sentences again that were dropped."""
    return say([Word(spoken, text, intent, role=role) for spoken, text in chosen])


@transaction.atomic
def say(words: Sequence[Word]) -> Undo:
    """Write these words over what stood before; a word that only repeats the product's goes."""
    _alone()
    at = core.now()
    wanted = {word.place: word for word in words}
    before = _standing(wanted.values())
    _forget([word for word in wanted.values() if _is_products(word)])
    rows = [_row(word, at) for word in wanted.values() if not _is_products(word)]
    Sentence.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["role", "language", "key"],
        update_fields=["text", "intent", "dropped", "source", "changed_at"],
    )  # fmt: skip
    return Undo(at, tuple(before))


@transaction.atomic
def undo(act: Undo) -> int:
    """Put back what stood before an act, as far as nobody has changed it since; how many sentences."""
    _alone()
    held = {
        (row.role, row.language, row.key): row.changed_at
        for row in Sentence.objects.select_for_update().filter(_at(word.place for word in act.before))
    }
    untouched = [word for word in act.before if held.get(word.place, act.at) == act.at]
    _forget([word for word in untouched if word.intent is None])
    say([word for word in untouched if word.intent is not None])
    return len(untouched)


def _alone() -> None:
    """One after another: many sentences at once, in another order each, would stand in each other's way."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])


def _standing(words: Iterable[Word]) -> list[Word]:
    """What stands now where these words will be written, locked."""
    wanted = list(words)
    rows = Sentence.objects.select_for_update().filter(_at(word.place for word in wanted)) if wanted else ()
    held = {(row.role, row.language, row.key): row for row in rows}
    return [
        Word(row.language, row.text, row.intent, row.dropped, row.role, row.source)
        if (row := held.get(word.place)) else replace(word, intent=None, dropped=False)
        for word in wanted
    ]  # fmt: skip


def _forget(words: Sequence[Word]) -> None:
    if words:
        Sentence.objects.filter(_at(word.place for word in words)).delete()


def _at(places: Iterable[tuple[str, str, str]]) -> Q:
    """The rows at these places."""
    by: dict[tuple[str, str], list[str]] = {}
    for role, spoken, key in places:
        by.setdefault((role, spoken), []).append(key)
    found = Q(pk__in=[])
    for (role, spoken), keys in by.items():
        found |= Q(role=role, language=spoken, key__in=keys)
    return found


def _is_products(word: Word) -> bool:
    """Whether the product says the same."""
    ours = stock.examples(word.language) if word.role == "example" else stock.checks(word.language)
    return not word.dropped and key_of(word.text) in map(key_of, ours.get(word.intent or "", ()))


def _row(word: Word, at: datetime) -> Sentence:
    role, spoken, key = word.place
    return Sentence(
        role=role, language=spoken, key=key, text=word.text, intent=word.intent, dropped=word.dropped,
        source=word.source, changed_at=at,
    )  # fmt: skip
