"""One search from question to quotations: rank in memory, then read from the database what is still open."""

import json
from collections.abc import Iterable, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Any

from madoguchi.core import api as core

from .finding.follow import index
from .finding.passage import best_passage
from .finding.query import Query, read_query
from .finding.respelling import respelled
from .finding.second import nothing, reading
from .finding.stages import best, best_while_typing
from .finding.understanding import seen_in, understand
from .finding.view import Filter, View
from .kinds.data import with_searched_words
from .open_rows import open_rows
from .passages import expanded
from .rows import COLUMNS, Row
from .shapes import Audience, Hit

SLACK = 4  # more are ranked than asked for, in case some have just been withdrawn


TEXT = ("id", "body", "data", "card_text")
_GROUPS = 'SELECT DISTINCT "group" FROM knowledge_article WHERE id = ANY(%s)'


@dataclass(frozen=True, slots=True)
class Line:
    """A found article that is not yet quoted."""

    row: Row
    score: float
    confidence: float


@dataclass(frozen=True)
class Found:
    """What a search found, best first; quoting costs about a millisecond each, so it is asked for."""

    lines: tuple[Line, ...]
    query: Query
    view: View
    audience: Audience

    @cached_property
    def _rarities(self) -> dict[str, float]:
        found = self.view.look_up("body_pairs", self.query.pairs).rarities
        return dict(zip(self.query.pairs, found.tolist(), strict=True))

    def quoted(self, lines: Sequence[Line]) -> tuple[Hit, ...]:
        """These lines with their passages, in one statement; without what has been closed meanwhile."""
        texts = _texts((line.row.id for line in lines), self.audience)
        return tuple(self._hit(line, *texts[line.row.id]) for line in lines if line.row.id in texts)

    def _hit(self, line: Line, body: str, data: dict[str, Any], card_text: str) -> Hit:
        row = line.row
        text = with_searched_words(expanded(body, row.language), row.kind, data)
        return Hit(
            article_id=row.id,
            heading=row.heading,
            url=row.url,
            language=row.language,
            passage=best_passage(text, self._rarities, japanese=row.language == "ja"),
            score=line.score,
            confidence=line.confidence,
            collection=row.collection,
            kind=row.kind,  # type: ignore[arg-type]
            crosses=row.language != self.query.language and not self.query.names_only,
            card_text=card_text,
        )


def search(
    *,
    query: str,
    language: str,
    audience: Audience = "public",
    collections: Sequence[str] | None = None,
    exclude: Iterable[int] = (),
    limit: int = 5,
    category: str = "",
    product: str = "",
    only_language: str = "",
) -> tuple[Hit, ...]:
    """The best articles for a query, best first, each with a quotation and a confidence (see shapes.Hit).

    `language` is the reader's; articles in another language are found too, and of a ja/en pair only the
    text in the reader's language is kept. `category`, `product` (slugs) and `only_language` narrow the search
    itself, so that `limit` hits are found where there are so many. One statement reads the hits and one their
    texts, each only what is still open to the audience; another one looks whether the index is current in
    processes that do not follow it.
    """
    where = Filter(_names(collections), category, product, only_language, frozenset(exclude))
    found = look_in(where, query, language, audience, limit)
    return found.quoted(found.lines)


def suggest(
    *,
    query: str,
    language: str,
    audience: Audience = "public",
    collections: Sequence[str] | None = None,
    limit: int = 6,
) -> tuple[Hit, ...]:
    """Hits for words that are still being typed: headings that complete them, then near answers, no noise."""
    where = Filter(_names(collections))
    found = look_in(where, query, language, audience, limit, typing=True)
    return found.quoted(found.lines)


def look_in(
    where: Filter, query: str, language: str, audience: Audience, limit: int, *, typing: bool = False
) -> Found:
    """The same in the places that a filter names, without quotations. `typing`: as `suggest` looks."""
    view = index.view(audience)
    with reading(query, view) if not typing else nullcontext(nothing) as second:
        question = understand(read_query(query, language), view, index.lexicon, index.synonyms)
        stages = best_while_typing if typing else partial(best, second=second)
        best_first = stages(view, question, limit * 2 + SLACK, where)
    ids = view.snapshot.columns["ids"]
    ranked = {int(ids[one.number]): one for one in best_first}
    rows = _open_rows(ranked, audience, _groups_of(where.exclude))
    sure: dict[object, float] = {}
    for row in rows.values():
        sure[row.group] = max(sure.get(row.group, 0.0), ranked[row.id].confidence)
    kept = _one_of_each_pair([rows[i] for i in ranked if i in rows], language)[:limit]
    lines = tuple(Line(row, ranked[row.id].score, sure[row.group]) for row in kept)
    return Found(lines, question, view, audience)


def open_texts(*, ids: Iterable[int], audience: Audience = "public") -> dict[int, str]:
    """The whole texts of these articles, as far as this audience may read them now; with their passages."""
    rows = open_rows(audience, ids, ("id", "body", "data", "language", "kind"))
    return {
        id: with_searched_words(expanded(body, language), kind, json.loads(data))
        for id, body, data, language, kind in rows
    }


def voice_texts(*, ids: Iterable[int], audience: Audience = "public") -> dict[int, str]:
    """These answers as their editors put them for reading aloud, as far as this audience may read them."""
    return {id: text for id, text in open_rows(audience, ids, ("id", "voice_text")) if text}


def did_you_mean(*, query: str, audience: Audience = "public") -> str:
    """The query as it may have been meant, in words that the audience may see; "" when it is well spelled.

    A search looks for both spellings anyway; this is for saying so.
    """
    return respelled(query, index.lexicon, seen_in(index.view(audience)))


def _names(collections: Sequence[str] | None) -> frozenset[str] | None:
    return None if collections is None else frozenset(collections)


def _groups_of(ids: frozenset[int]) -> set[object]:
    """The answers that these articles give: their texts in other languages are no news either."""
    if not ids:
        return set()
    with core.prepared() as cursor:
        cursor.execute(_GROUPS, (list(ids),))
        return {group for (group,) in cursor.fetchall()}


def _open_rows(ids: Iterable[int], audience: Audience, but: set[object]) -> dict[int, Row]:
    """What is still open to this audience, without the answers `but`."""
    rows = (Row(*row) for row in open_rows(audience, ids, COLUMNS))
    return {row.id: row for row in rows if row.group not in but}


def _texts(ids: Iterable[int], audience: Audience) -> Mapping[int, tuple[str, dict[str, Any], str]]:
    """The bodies of those still open to this audience, what only their kind has, their forms for a chat."""
    rows = open_rows(audience, ids, TEXT)
    return {id: (body, json.loads(data), card_text) for id, body, data, card_text in rows}


def _one_of_each_pair(found: list[Row], language: str) -> list[Row]:
    """Of two texts of one answer, the better place goes to the one in the reader's language."""
    texts: dict[object, Row] = {}
    for row in found:
        first = texts.get(row.group)
        if first is None or (first.language != language and row.language == language):
            texts[row.group] = row
    return list(texts.values())
