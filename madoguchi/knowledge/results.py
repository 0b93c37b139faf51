"""One page of search results as a reader sees them."""

from dataclasses import dataclass

from django.utils.safestring import SafeString

from . import narrowing
from .finding.follow import index
from .finding.view import Filter
from .highlighting import highlighted
from .models import ArticleProduct
from .narrowing import Choices, Narrowed
from .searching import Found, Line, look_in
from .shapes import CONFIDENT, Audience, Hit

PER_PAGE, MOST, ALWAYS, OFFERED = 10, 50, 3, 6
WORTH_SHOWING = 0.1  # confidence below which a hit is only noise
RAISED, CLEARLY = 2, 0.15  # how far her products lift a hit: places, and confidence of what stays above


@dataclass(frozen=True, slots=True)
class Asked:
    """Who asks what, where, and what she wants to see only."""

    query: str
    language: str
    audience: Audience
    collections: tuple[str, ...]
    narrowed: Narrowed = Narrowed()
    products: tuple[int, ...] = ()
    """Hers: what speaks of them stands a little higher."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A hit with the words of the query marked."""

    hit: Hit
    heading: SafeString
    passage: SafeString


@dataclass(frozen=True, slots=True)
class Offered:
    """An article as the search box offers it, with the words of the query marked."""

    url: str
    language: str
    heading: SafeString


@dataclass(frozen=True, slots=True)
class Results:
    """What a search found: `number` is the page, `total` is 0 where the count would promise too much."""

    shown: tuple[Shown, ...]
    number: int
    later: bool
    sure: bool
    total: int
    choices: Choices | None
    confidences: tuple[float, ...] = ()
    meant: str = ""
    """The query as it may have been meant; both spellings were looked for."""
    whole: bool = True
    """False right after the start of a process, while it has not read every article."""


NOTHING = Results((), 1, False, False, 0, None)


def results(asked: Asked, page: str) -> Results:
    """One page of results; any text is answered as a page number."""
    if not asked.query:
        return NOTHING
    everywhere = _find(asked, Narrowed(), MOST)
    found = _find(asked, asked.narrowed, MOST) if asked.narrowed else everywhere
    lines = raised(_worth(found), asked.products)
    number = _number(page, len(lines))
    sure = bool(lines) and lines[0].confidence >= CONFIDENT
    return Results(
        shown=_marked(found, lines[(number - 1) * PER_PAGE : number * PER_PAGE], asked.query),
        number=number,
        later=number * PER_PAGE < len(lines),
        sure=sure,
        total=len(lines) if sure and len(lines) < MOST else 0,
        choices=_choices(asked, everywhere),
        confidences=tuple(line.confidence for line in lines),
        meant=found.query.meant,
        whole=index.is_whole,
    )


def offered(asked: Asked) -> tuple[Offered, ...]:
    """The few articles that come nearest to what has been typed so far."""
    if not asked.query:
        return ()
    rows = [line.row for line in _find(asked, asked.narrowed, OFFERED, typing=True).lines]
    return tuple(Offered(row.url, row.language, highlighted(row.heading, asked.query)) for row in rows)


def _choices(asked: Asked, everywhere: Found) -> Choices:
    shelves = everywhere.view.snapshot.shelves
    return narrowing.choices(_worth(everywhere), shelves, asked.query, asked.narrowed, asked.language)


def _find(asked: Asked, only: Narrowed, limit: int, *, typing: bool = False) -> Found:
    where = Filter(frozenset(asked.collections), only.category, only.product, only.language)
    return look_in(where, asked.query, asked.language, asked.audience, limit, typing=typing)


def _worth(found: Found) -> tuple[Line, ...]:
    kept = (n for n, x in enumerate(found.lines) if n < ALWAYS or x.confidence >= WORTH_SHOWING)
    return tuple(found.lines[n] for n in kept)


def raised(lines: tuple[Line, ...], products: tuple[int, ...]) -> tuple[Line, ...]:
    """What speaks of these products goes up, by two places at most and past nothing that is clearly surer."""
    if not products or len(lines) < 2:
        return lines
    about = set(
        ArticleProduct.objects.filter(
            article__in=[line.row.id for line in lines[:PER_PAGE]], product__in=products
        ).values_list("article_id", flat=True)
    )
    kept = list(lines)
    for place, line in enumerate(lines):
        if line.row.id not in about:
            continue
        at, highest = place, max(0, place - RAISED)
        while at > highest and kept[at - 1].row.id not in about and _near(kept[at - 1], line):
            kept[at - 1], kept[at] = kept[at], kept[at - 1]
            at -= 1
    return tuple(kept)


def _near(above: Line, line: Line) -> bool:
    return above.confidence - line.confidence <= CLEARLY


def _marked(found: Found, lines: "list[Line] | tuple[Line, ...]", query: str) -> tuple[Shown, ...]:
    return tuple(
        Shown(hit, highlighted(hit.heading, query), highlighted(hit.passage, query))
        for hit in found.quoted(lines)
    )


def _number(given: str, many: int) -> int:
    last = max(1, -(-many // PER_PAGE))
    return min(max(int(given), 1), last) if given.isascii() and given.isdigit() and len(given) < 6 else 1
