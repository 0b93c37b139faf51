"""The company's own synonyms: who asks for one expression of a line also finds articles with the others."""

import re
import uuid
from dataclasses import dataclass

from madoguchi.core import api as core

from .models import Synonym
from .storing import INDEX_CHANGED

MOST_WORDS, LONGEST_WORD = 12, 60
_BETWEEN = re.compile(r"[,、，;；\n\r\t]+")


class SynonymRefused(Exception):
    """Fewer than two expressions, or more or longer ones than a line holds."""


@dataclass(frozen=True, slots=True)
class SynonymLine:
    """One line: expressions that mean the same."""

    id: int
    words_ja: tuple[str, ...]
    words_en: tuple[str, ...]


def synonyms() -> tuple[SynonymLine, ...]:
    """All lines, the newest first."""
    rows = Synonym.objects.order_by("-id").values_list("id", "words_ja", "words_en")
    return tuple(SynonymLine(id, tuple(ja), tuple(en)) for id, ja, en in rows)


def words_in(text: str) -> list[str]:
    """The expressions in a text with commas, each once."""
    return list(dict.fromkeys(filter(None, (" ".join(word.split()) for word in _BETWEEN.split(text)))))


def add_synonym(*, ja: str, en: str, client_id: uuid.UUID) -> int:
    """One more line; the same `client_id` again gives the line that there is. Raises SynonymRefused."""
    words = _checked(ja, en) | {"updated_at": core.now()}
    row, _ = Synonym.objects.get_or_create(client_id=client_id, defaults=words)
    core.nudge(INDEX_CHANGED)
    return row.pk


def rewrite_synonym(*, synonym_id: int, ja: str, en: str) -> bool:
    """Change a line; False when it is gone. Raises SynonymRefused."""
    rows = Synonym.objects.filter(id=synonym_id)
    changed = rows.update(**_checked(ja, en), updated_at=core.now())
    core.nudge(INDEX_CHANGED)
    return bool(changed)


def remove_synonym(*, synonym_id: int) -> bool:
    """Remove a line; from then on it finds nothing more. False when there is none."""
    gone, _ = Synonym.objects.filter(id=synonym_id).delete()
    core.nudge(INDEX_CHANGED)
    return bool(gone)


def _checked(ja: str, en: str) -> dict[str, list[str]]:
    words = {"words_ja": words_in(ja), "words_en": words_in(en)}
    every = [*words["words_ja"], *words["words_en"]]
    if not 2 <= len(every) <= MOST_WORDS or max(map(len, every)) > LONGEST_WORD:
        raise SynonymRefused
    return words
