"""Narrowing a search down: by category, product and language, offered only where something is found."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from urllib.parse import urlencode

from .finding.snapshot import Shelves
from .models import ArticleProduct
from .rows import Row
from .searching import Line

MOST_CHOICES = 8
OWN_NAMES = {"ja": "日本語", "en": "English"}


@dataclass(frozen=True, slots=True)
class Narrowed:
    """What the reader asked to see only; "" for everything."""

    category: str = ""
    product: str = ""
    language: str = ""

    def address(self, query: str) -> str:
        """The query string of this search."""
        given = {"q": query, "category": self.category, "product": self.product, "language": self.language}
        return f"?{urlencode({name: value for name, value in given.items() if value})}"

    def __bool__(self) -> bool:
        return bool(self.category or self.product or self.language)


@dataclass(frozen=True, slots=True)
class Choice:
    """One way to narrow down, and how many articles are left; a chosen one leads back to all."""

    label: str
    many: int
    address: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Choices:
    """The ways to narrow one search down."""

    categories: tuple[Choice, ...]
    products: tuple[Choice, ...]
    languages: tuple[Choice, ...]

    def __bool__(self) -> bool:
        return bool(self.categories or self.products or self.languages)


def choices(lines: Sequence[Line], shelves: Shelves, query: str, now: Narrowed, language: str) -> Choices:
    """What the found articles may be narrowed down to, in one statement; only what makes a difference."""
    rows = [line.row for line in lines]
    offer = _Offer(query, now, len(rows))
    return Choices(
        offer.made("category", _categories(rows, shelves, language)),
        offer.made("product", _products(rows, language)),
        offer.made("language", _languages(rows)),
    )


@dataclass(frozen=True, slots=True)
class _Offer:
    query: str
    now: Narrowed
    found: int

    def made(self, name: str, counted: Iterable[tuple[str, str, int]]) -> tuple[Choice, ...]:
        """Choices of one kind from (value, label, how many)."""
        offered = (
            (value, label, many)
            for value, label, many in counted
            if many < self.found or value == getattr(self.now, name)
        )
        return tuple(self._choice(name, *one) for one in islice(offered, MOST_CHOICES))

    def _choice(self, name: str, value: str, label: str, many: int) -> Choice:
        chosen = getattr(self.now, name) == value
        then = replace(self.now, **{name: "" if chosen else value})
        return Choice(label, many, then.address(self.query), chosen)


def _categories(rows: Sequence[Row], shelves: Shelves, language: str) -> list[tuple[str, str, int]]:
    counts = Counter(row.category_id for row in rows if row.category_id is not None)
    known = ((id, many) for id, many in counts.items() if id in shelves.titles)
    spoken = language == "en"
    return _most_first((shelves.categories[id], shelves.titles[id][spoken], many) for id, many in known)


def _products(rows: Sequence[Row], language: str) -> list[tuple[str, str, int]]:
    linked = ArticleProduct.objects.filter(article__in=[row.id for row in rows]).order_by()
    titles = linked.values_list("product__slug", f"product__title_{'en' if language == 'en' else 'ja'}")
    return _most_first((slug, title, many) for (slug, title), many in Counter(titles).items())


def _languages(rows: Sequence[Row]) -> list[tuple[str, str, int]]:
    counts = Counter(row.language for row in rows)
    return _most_first((code, OWN_NAMES.get(code, code), many) for code, many in counts.items())


def _most_first(counted: Iterable[tuple[str, str, int]]) -> list[tuple[str, str, int]]:
    return sorted(counted, key=lambda one: (-one[2], one[1]))
