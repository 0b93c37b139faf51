"""The passages as the check reads them: sentences and clauses with their words, numbers, models and
meaning.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ..embedding import Vectors, embed
from .quantities import Quantity, codes_of, folded, quantities_of
from .sentences import clauses_of, plain, sentences_of, statements_of
from .shapes import Source
from .wording import Vocabulary, forms_of, words_of

NEAR = 2  # sentences before and behind that belong to what a sentence says


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause of a passage."""

    text: str
    forms: frozenset[str]
    quantities: tuple[Quantity, ...]
    codes: frozenset[str]


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence of a passage; `source` is the passage's number. A heading states nothing."""

    text: str
    source: int
    clauses: tuple[Clause, ...]
    statements: tuple[Clause, ...]
    forms: frozenset[str]
    codes: frozenset[str]

    def forms_for(self, codes: frozenset[str]) -> frozenset[str]:
        """What this line says of these models: nothing of what a clause says of another one."""
        if not codes or len(self.codes) < 2:
            return self.forms
        mine = (clause.forms for clause in self.clauses if not clause.codes or codes & clause.codes)
        return frozenset().union(*mine)


@dataclass(frozen=True, slots=True)
class Evidence:
    """All lines, their meanings row by row, alone and with the next one, and the passages as folded text."""

    lines: tuple[Line, ...]
    vectors: Vectors
    pairs: Vectors
    topics: tuple[frozenset[str], ...]
    headings: tuple[frozenset[str], ...]
    texts: tuple[str, ...]
    vocabulary: Vocabulary

    def fitting(self, codes: frozenset[str]) -> list[int]:
        """The lines that may speak of these models: they name one of them, or none at all."""
        return [n for n, line in enumerate(self.lines) if not codes or not line.codes or codes & line.codes]

    def topic_of(self, source: int, codes: frozenset[str]) -> frozenset[str]:
        """The forms of a passage's heading and of the words it is found by, where it may speak of these
        models.
        """
        named = self.headings[source]
        return self.topics[source] if not codes or not named or codes & named else frozenset()

    def share(self, text: str, forms: frozenset[str]) -> float:
        """How far `forms` cover the content words of a text, by what these say: 0 to 1."""
        words = words_of(text)
        total = sum(word.weight for word in words)
        return sum(word.weight * self.vocabulary.cover(word, forms) for word in words) / (total or 1.0)


def evidence_of(sources: Sequence[Source]) -> Evidence:
    """The passages, read. A heading is a line too."""
    lines = [line for number, source in enumerate(sources) for line in _lines(number, source)]
    topics = tuple(forms_of(f"{source.heading}\n{source.more}") for source in sources)
    return Evidence(
        lines=tuple(lines),
        vectors=embed([line.text for line in lines]),
        pairs=embed([_with_next(lines, n) for n in range(len(lines))]),
        topics=topics,
        headings=tuple(codes_of(source.heading) for source in sources),
        texts=tuple(_letters(f"{source.heading} {plain(source.text)}") for source in sources),
        vocabulary=Vocabulary(form for forms in (*topics, *(line.forms for line in lines)) for form in forms),
    )


def _lines(number: int, source: Source) -> Iterable[Line]:
    texts = [source.heading, *(sentence.text for sentence in sentences_of(source.text))]
    forms = [forms_of(text) for text in texts]
    for place, text in enumerate(texts):
        clauses = map(_read, clauses_of(text))
        statements = map(_read, statements_of(text)) if place else ()
        yield Line(text, number, tuple(clauses), tuple(statements), forms[place], codes_of(text))


def _with_next(lines: Sequence[Line], place: int) -> str:
    following = lines[place + 1 : place + 2]
    return " ".join(
        [lines[place].text, *(line.text for line in following if line.source == lines[place].source)]
    )


def _read(part: str) -> Clause:
    return Clause(part, forms_of(part), quantities_of(part), codes_of(part))


def _letters(text: str) -> str:
    """Folded, without spaces, for finding quoted words."""
    return "".join(folded(text).split())
