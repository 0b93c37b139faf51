"""Narrowing a search down: by category, product and language, offered only where something is found."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from .models import Article, ArticleProduct, Category, Product
from .queries import title_of
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


def choices(lines: Sequence[Line], query: str, now: Narrowed, language: str) -> Choices:
    """What the found articles may be narrowed down to, in two statements; only what makes a difference."""
    articles = [line.article for line in lines]
    offer = _Offer(query, now, len(articles))
    return Choices(
        offer.made("category", _categories(articles, language)),
        offer.made("product", _products(articles, language)),
        offer.made("language", _languages(articles)),
    )


@dataclass(frozen=True, slots=True)
class _Offer:
    query: str
    now: Narrowed
    found: int

    def made(self, name: str, counted: Iterable[tuple[str, str, int]]) -> tuple[Choice, ...]:
        """Choices of one kind from (value, label, how many)."""
        return tuple(
            self._choice(name, value, label, many)
            for value, label, many in counted
            if many < self.found or value == getattr(self.now, name)
        )[:MOST_CHOICES]

    def _choice(self, name: str, value: str, label: str, many: int) -> Choice:
        chosen = getattr(self.now, name) == value
        then = replace(self.now, **{name: "" if chosen else value})
        return Choice(label, many, then.address(self.query), chosen)


def _categories(articles: Sequence[Article], language: str) -> list[tuple[str, str, int]]:
    counts = Counter(a.category_id for a in articles if a.category_id is not None)
    rows = Category.objects.filter(id__in=counts)
    return _most_first((c.slug, title_of(c, language), counts[c.pk]) for c in rows)


def _products(articles: Sequence[Article], language: str) -> list[tuple[str, str, int]]:
    ids = [a.pk for a in articles]
    linked = ArticleProduct.objects.filter(article__in=ids).select_related("product")
    counts: Counter[Product] = Counter(link.product for link in linked)
    return _most_first((p.slug, _product_title(p, language), many) for p, many in counts.items())


def _product_title(product: Product, language: str) -> str:
    return product.title_en if language == "en" else product.title_ja


def _languages(articles: Sequence[Article]) -> list[tuple[str, str, int]]:
    counts = Counter(a.language for a in articles)
    return _most_first((code, OWN_NAMES.get(code, code), many) for code, many in counts.items())


def _most_first(counted: Iterable[tuple[str, str, int]]) -> list[tuple[str, str, int]]:
    return sorted(counted, key=lambda one: (-one[2], one[1]))
