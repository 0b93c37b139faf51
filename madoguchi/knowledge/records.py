"""Articles as other systems keep them: every field, one after the other, within what an audience may see."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import astuple, dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet

from madoguchi.people import api as people

from . import access
from .models import Article, Collection
from .products import product_spans
from .queries import article_url
from .shapes import Audience, ProductSpan


@dataclass(frozen=True, slots=True)
class ProductHeld:
    """A product that an article holds for: its slug, and versions from and up to which ("": no limit)."""

    product: str
    since: str = ""
    until: str = ""


@dataclass(frozen=True, slots=True)
class ArticleRecord:
    """Everything about an article that another system may keep; `category` is a slug, or "" for none.

    `owner` is a mail address of the staff, "" for nobody. What only staff may know (`owner`) is told to
    nobody else.
    """

    id: int
    external_id: str
    collection: str
    language: str
    group: str
    slug: str
    url: str
    kind: str
    heading: str
    body: str
    card_text: str
    voice_text: str
    data: dict[str, Any]
    category: str
    questions: tuple[str, ...]
    tags: tuple[str, ...]
    products: tuple[ProductHeld, ...]
    owner: str
    status: str
    visibility: Audience
    confidence: str
    review_on: date | None
    checked_on: date | None
    valid_from: datetime | None
    valid_until: datetime | None
    created_at: datetime
    updated_at: datetime
    published_at: datetime | None

    @property
    def edition(self) -> str:
        """A mark of exactly this state: another one as soon as anything here is other."""
        return hashlib.sha256(repr(astuple(self)).encode()).hexdigest()[:32]


@dataclass(frozen=True, slots=True)
class ShelfShape:
    """A category as other systems know it."""

    slug: str
    title_ja: str
    title_en: str


@dataclass(frozen=True, slots=True)
class CollectionShape:
    """A collection with its categories in their order."""

    slug: str
    title_ja: str
    title_en: str
    categories: tuple[ShelfShape, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which articles; an empty field asks for nothing."""

    collection: str = ""
    category: str = ""
    language: str = ""
    status: str = ""
    kind: str = ""
    external_id: str = ""


def record(*, audience: Audience, id: int) -> ArticleRecord | None:
    """One article if this audience may see it; staff see what is not published too."""
    found = records_of(seen_by(audience).filter(id=id), audience)
    return found[0] if found else None


def records(*, audience: Audience, wanted: Wanted, after: int = 0, limit: int) -> tuple[ArticleRecord, ...]:
    """Articles whose id is above `after`, by id; three statements."""
    found = _among(seen_by(audience), wanted).filter(id__gt=after).order_by("id")
    return records_of(found[:limit], audience)


def each_record(*, audience: Audience, wanted: Wanted) -> Iterator[ArticleRecord]:
    """All of them by id, a few hundred in memory at a time."""
    after = 0
    while page := records(audience=audience, wanted=wanted, after=after, limit=500):
        yield from page
        after = page[-1].id


def collections(*, audience: Audience) -> tuple[CollectionShape, ...]:
    """The collections that this audience may know of, with their categories; two statements."""
    found = Collection.objects.all() if audience == "staff" else Collection.objects.filter(public=True)
    return tuple(
        CollectionShape(
            one.slug, one.title_ja, one.title_en,
            tuple(ShelfShape(c.slug, c.title_ja, c.title_en) for c in one.categories.all()),
        )
        for one in found.prefetch_related("categories")
    )  # fmt: skip


def seen_by(audience: Audience) -> QuerySet[Article]:
    """Staff keep everything; others see what they may read."""
    found = Article.objects.all() if audience == "staff" else access.readable(audience)
    return found.select_related("collection", "category")


def records_of(found: Iterable[Article], audience: Audience = "staff") -> tuple[ArticleRecord, ...]:
    """Articles with their collections and categories as records."""
    articles = list(found)
    spans = product_spans(article.pk for article in articles) if articles else {}
    minded = people.staff_by_ids(one.owner_id for one in articles) if audience == "staff" else {}
    mails = {pk: one.email for pk, one in minded.items()}
    return tuple(_record(one, spans.get(one.pk, ()), mails.get(one.owner_id or 0, "")) for one in articles)


def _record(article: Article, spans: Iterable[ProductSpan], owner: str) -> ArticleRecord:
    return ArticleRecord(
        id=article.pk,
        external_id=article.external_id,
        collection=article.collection.slug,
        language=article.language,
        group=str(article.group),
        slug=article.slug,
        url=article_url(article),
        kind=article.kind,
        heading=article.heading,
        body=article.body,
        card_text=article.card_text,
        voice_text=article.voice_text,
        data=article.data,
        category=article.category.slug if article.category else "",
        questions=tuple(article.questions),
        tags=tuple(article.tags),
        products=tuple(ProductHeld(one.product.slug, one.since, one.until) for one in spans),
        owner=owner,
        status=article.status,
        visibility=article.visibility,  # type: ignore[arg-type]
        confidence=article.confidence,
        review_on=article.review_on,
        checked_on=article.checked_on,
        valid_from=article.valid_from,
        valid_until=article.valid_until,
        created_at=article.created_at,
        updated_at=article.updated_at,
        published_at=article.published_at,
    )


def _among(found: QuerySet[Article], wanted: Wanted) -> QuerySet[Article]:
    fields = {
        "collection__slug": wanted.collection, "category__slug": wanted.category,
        "language": wanted.language, "status": wanted.status, "kind": wanted.kind,
        "external_id": wanted.external_id,
    }  # fmt: skip
    return found.filter(**{name: value for name, value in fields.items() if value})
