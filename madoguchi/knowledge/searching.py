"""One search from question to quotations: rank in memory, then read from the database what is still open."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from . import access
from .finding.follow import index
from .finding.passage import best_passage
from .finding.query import Query, read_query
from .finding.ranking import Ranked
from .finding.respelling import respelled
from .finding.stages import best, best_while_typing
from .finding.understanding import seen_in, understand
from .finding.view import Filter, View
from .kinds.data import with_searched_words
from .models import Article
from .passages import expanded
from .queries import article_url
from .shapes import Audience, Hit

Stages = Callable[[View, Query, int, Filter], tuple[Ranked, ...]]
SLACK = 4  # more are ranked than asked for, in case some have just been withdrawn


@dataclass(frozen=True, slots=True)
class Line:
    """A found article that is not yet quoted."""

    article: Article
    score: float
    confidence: float


@dataclass(frozen=True)
class Found:
    """What a search found, best first; quoting costs about a millisecond each, so it is asked for."""

    lines: tuple[Line, ...]
    query: Query
    view: View

    @cached_property
    def _rarities(self) -> dict[str, float]:
        found = self.view.look_up("body_pairs", self.query.pairs).rarities
        return dict(zip(self.query.pairs, found.tolist(), strict=True))

    def quoted(self, lines: Sequence[Line]) -> tuple[Hit, ...]:
        """These lines with their passages."""
        return tuple(self._hit(line) for line in lines)

    def _hit(self, line: Line) -> Hit:
        a = line.article
        return Hit(
            article_id=a.pk,
            heading=a.heading,
            url=article_url(a),
            language=a.language,
            passage=best_passage(self._searched(a), self._rarities, japanese=a.language == "ja"),
            score=line.score,
            confidence=line.confidence,
            collection=a.collection.slug,
            kind=a.kind,  # type: ignore[arg-type]
            crosses=a.language != self.query.language and not self.query.names_only,
        )

    def _searched(self, article: Article) -> str:
        body = expanded(article.body, article.language)
        return with_searched_words(body, article.kind, article.data)


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
    itself, so that `limit` hits are found where there are so many. One statement reads the hits, and only
    those still open to the audience; a second one looks whether the index is current in processes that do
    not follow it.
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
    found = look_in(where, query, language, audience, limit, best_while_typing)
    return found.quoted(found.lines)


def find(
    query: str,
    language: str,
    audience: Audience,
    collections: Sequence[str] | None,
    exclude: frozenset[int],
    limit: int,
) -> Found:
    """The same without quotations."""
    return look_in(Filter(_names(collections), exclude=exclude), query, language, audience, limit)


def look_in(
    where: Filter, query: str, language: str, audience: Audience, limit: int, stages: Stages = best
) -> Found:
    """The same in the places that a filter names."""
    view = index.view(audience)
    question = understand(read_query(query, language), view, index.lexicon, index.synonyms)
    ids = view.snapshot.columns["ids"]
    ranked = {int(ids[r.number]): r for r in stages(view, question, limit * 2 + SLACK, where)}
    shown = _groups_of(where.exclude)
    open_ones = access.readable(audience).filter(id__in=ranked).select_related("collection")
    rows = {a.pk: a for a in open_ones if a.group not in shown}
    sure: dict[object, float] = {}
    for a in rows.values():
        sure[a.group] = max(sure.get(a.group, 0.0), ranked[a.pk].confidence)
    kept = _one_of_each_pair([rows[i] for i in ranked if i in rows], language)[:limit]
    return Found(tuple(Line(a, ranked[a.pk].score, sure[a.group]) for a in kept), question, view)


def did_you_mean(*, query: str, audience: Audience = "public") -> str:
    """The query as it may have been meant, in words that the audience may see; "" when it is well spelled.

    A search looks for both spellings anyway; this is for saying so.
    """
    return respelled(query, index.lexicon, seen_in(index.view(audience)))


def _names(collections: Sequence[str] | None) -> frozenset[str] | None:
    return None if collections is None else frozenset(collections)


def _groups_of(ids: frozenset[int]) -> set[object]:
    """The answers that these articles give: their texts in other languages are no news either."""
    return set(Article.objects.filter(id__in=ids).values_list("group", flat=True)) if ids else set()


def _one_of_each_pair(found: list[Article], language: str) -> list[Article]:
    """Of two texts of one answer, the better place goes to the one in the reader's language."""
    texts: dict[object, Article] = {}
    for article in found:
        first = texts.get(article.group)
        if first is None or (first.language != language and article.language == language):
            texts[article.group] = article
    return list(texts.values())
