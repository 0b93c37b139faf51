"""Reads of the knowledge room. Whatever a viewer may see comes through `access`."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from urllib.parse import quote, urlsplit

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce
from django.http import HttpRequest
from django.urls import Resolver404, resolve
from django.utils import timezone

from madoguchi.core import api as core

from .finding.follow import index
from .finding.related import nearest
from .models import Article, ArticleProduct, Category, CategoryAddress, Collection, Reading
from .recent import read_ids
from .rows import COLUMNS, Row, address_below, root_at
from .shapes import ArticleRef, ArticleShape, AssistantKnowledge, IndexState


@dataclass(frozen=True, slots=True)
class Shelf:
    """A category as the help pages list it: title in the reader's language and how many she can read."""

    id: int
    slug: str
    title: str
    url: str
    count: int


@dataclass(frozen=True, slots=True)
class Listed:
    """A line of a list of articles."""

    ref: ArticleRef
    updated_at: datetime
    visibility: str


def title_of(thing: Collection | Category, language: str) -> str:
    """Its title in the reader's language."""
    return thing.title_en if language == "en" else thing.title_ja


def root_of(collection: Collection) -> str:
    """Where a collection's pages begin: the help centre's root, or its own."""
    return root_at(collection.slug, own=collection.own)


def collection_url(collection: Collection) -> str:
    """The address of a collection's first page."""
    return root_of(collection)


def article_url(article: Article) -> str:
    """The readable address of an article: /help/ja/<slug>/ or /help/c/<collection>/ja/<slug>/."""
    return address_below(root_of(article.collection), article.language, article.slug)


def category_url(category: Category, collection: Collection) -> str:
    """The address of a category's list."""
    return f"{root_of(collection)}topics/{quote(category.slug)}/"


def ref(article: Article) -> ArticleRef:
    """An article as a link."""
    return ArticleRef(article.pk, article.heading, article_url(article), article.language)


def shape(article: Article) -> ArticleShape:
    """An article as other rooms see it; its collection must have been fetched with it."""
    return ArticleShape(
        id=article.pk,
        collection=article.collection.slug,
        slug=article.slug,
        language=article.language,
        heading=article.heading,
        body=article.body,
        url=article_url(article),
        status=article.status,
        visibility=article.visibility,  # type: ignore[arg-type]
        tags=tuple(article.tags),
        questions=tuple(article.questions),
        checked_on=article.checked_on,
        updated_at=article.updated_at,
        published_at=article.published_at,
        kind=article.kind,  # type: ignore[arg-type]
        card_text=article.card_text,
        voice_text=article.voice_text,
        data=article.data,
        version=article.version,
        is_source=article.is_source,
        group=article.group,
        category_id=article.category_id,
        confidence=article.confidence,  # type: ignore[arg-type]
        owner_id=article.owner_id,
        review_on=article.review_on,
        valid_from=article.valid_from,
        valid_until=article.valid_until,
    )


def default_collections() -> tuple[str, ...] | None:
    """Collections that the assistant answers from; None means every public one."""
    return core.option(AssistantKnowledge).collections or None


def articles(ids: Iterable[int]) -> tuple[ArticleShape, ...]:
    """Articles by id in the order asked for, whatever their state; ids that are gone are left out."""
    wanted = list(ids)
    found = {a.pk: a for a in Article.objects.filter(id__in=wanted).select_related("collection")}
    return tuple(shape(found[i]) for i in wanted if i in found)


def in_language(open_ones: QuerySet[Article], language: str, *, or_any: bool) -> QuerySet[Article]:
    """Those in the reader's language; with `or_any`, all of them where there is none (one statement)."""
    mine = open_ones.filter(language=language)
    return open_ones if or_any and not mine.exists() else mine


def shelves(open_ones: QuerySet[Article], language: str) -> list[Shelf]:
    """Categories, titled in a language, with how many of `open_ones` stand in each; no empty ones."""
    counted = open_ones.filter(category__isnull=False).order_by()
    counts = dict(counted.values_list("category_id").annotate(many=Count("id")))
    found = Category.objects.filter(id__in=counts).select_related("collection")
    return [
        Shelf(c.pk, c.slug, title_of(c, language), category_url(c, c.collection), counts[c.pk])
        for c in found.order_by("collection__position", "position", "slug")
    ]


def popular(open_ones: QuerySet[Article], *, days: int = 30, limit: int = 6) -> list[Article]:
    """The articles opened most in the last days; where nothing was read, none."""
    since = today() - timedelta(days=days)
    read = open_ones.filter(readings__day__gt=since).annotate(opened=Sum("readings__count"))
    return list(light(read).order_by("-opened", "id")[:limit])


def by_demand(
    open_ones: QuerySet[Article], *, first: Sequence[int] = (), days: int = 30
) -> QuerySet[Article]:
    """What was read most in the last days comes first; what nobody reads stands by its heading.

    Before everything else come articles about the products `first`.
    """
    lately = Reading.objects.filter(article=OuterRef("pk"), day__gt=today() - timedelta(days=days))
    opened = lately.order_by().values("article").annotate(total=Sum("count")).values("total")
    found = open_ones.annotate(opened=Coalesce(Subquery(opened), 0))
    if not first:
        return found.order_by("-opened", "heading", "id")
    hers = Exists(ArticleProduct.objects.filter(article=OuterRef("pk"), product__in=first))
    return found.annotate(hers=hers).order_by("-hers", "-opened", "heading", "id")


def newest(open_ones: QuerySet[Article], *, limit: int = 6) -> list[Article]:
    """The articles that changed last."""
    return list(light(open_ones).order_by("-updated_at", "id")[:limit])


NEAR, CLOSE = 0.3, 0.55  # cosines of two headings on one shelf, and on different ones
LIGHT = (
    "id", "slug", "language", "heading", "group", "category_id", "visibility", "updated_at",
    "collection__slug", "collection__own",
)  # fmt: skip


def light(open_ones: QuerySet[Article]) -> QuerySet[Article]:
    """Enough of each article for a line that leads to it; bodies stay where they are."""
    return open_ones.select_related("collection").only(*LIGHT)


def neighbours(
    article: Article, open_ones: QuerySet[Article], *, limit: int = 4
) -> tuple[ArticleRef | None, list[ArticleRef]]:
    """The same answer in the other language, and articles that are near in meaning, in one statement."""
    near = nearest(index.view("staff"), article.pk, limit * 4)
    kin = Q(id__in=[i for i, _ in near], language=article.language) | Q(group=article.group)
    found = open_ones.filter(kin, collection=article.collection_id).exclude(id=article.pk).order_by()
    rows = {row[0]: Row(*row) for row in found.values_list(*COLUMNS)}
    twin = next((row for row in rows.values() if row.group == article.group), None)
    related = [row for row in _nearest(article, rows, near) if row.group != article.group]
    return twin.ref if twin else None, [row.ref for row in related[:limit]]


def _nearest(article: Article, rows: dict[int, Row], near: Iterable[tuple[int, float]]) -> list[Row]:
    """Those on the same shelf come first; from another shelf only what is close."""
    cosines = {i: cosine for i, cosine in near if i in rows}
    kin = [i for i, cosine in cosines.items() if _on_one_shelf(article, rows[i]) and cosine >= NEAR]
    others = [i for i, cosine in cosines.items() if i not in kin and cosine >= CLOSE]
    return [rows[i] for i in [*kin, *others]]


def _on_one_shelf(one: Article, other: Row) -> bool:
    return one.category_id is not None and one.category_id == other.category_id


def collections_of(slug: str | None, *, staff: bool) -> list[Collection]:
    """The collection with this slug, or those of the help centre; staff also see ones that are not public."""
    found = Collection.objects.all() if staff else Collection.objects.filter(public=True)
    return list(found.filter(slug=slug) if slug else found.filter(own=False))


def public_collections(slugs: Iterable[str]) -> tuple[str, ...]:
    """Those of these collections that exist and are open to everybody, in the order asked for."""
    wanted = list(dict.fromkeys(slugs))
    found = set(Collection.objects.filter(public=True, slug__in=wanted).values_list("slug", flat=True))
    return tuple(slug for slug in wanted if slug in found)


def category_of(collections: Sequence[str], slug: str) -> Category | None:
    """The category with this slug in the first of these collections that has one."""
    found = Category.objects.filter(collection__slug__in=collections, slug=slug)
    return found.order_by("collection__position").first()


def category_after(collections: Sequence[str], slug: str) -> Category | None:
    """The category that the one with this former address became part of."""
    left = CategoryAddress.objects.filter(collection__slug__in=collections, slug=slug)
    row = left.select_related("category__collection").first()
    return row.category if row else None


def article_at(open_ones: QuerySet[Article], language: str, slug: str) -> Article | None:
    """The article at an address."""
    found = open_ones.filter(language=language, slug=slug).select_related("collection", "category")
    return found.order_by("collection__position", "id").first()


def shelf_of(article: Article, language: str) -> Shelf | None:
    """The category that an article stands in."""
    c = article.category
    if c is None:
        return None
    return Shelf(c.pk, c.slug, title_of(c, language), category_url(c, article.collection), 0)


def listed(article: Article) -> Listed:
    """An article as a line of a list."""
    return Listed(ref(article), article.updated_at, article.visibility)


def recent(request: HttpRequest, open_ones: QuerySet[Article]) -> list[ArticleRef]:
    """What this browser read last among these articles, newest first; no statement without the cookie."""
    ids = read_ids(request)
    rows = {a.pk: a for a in light(open_ones).filter(id__in=ids)} if ids else {}
    return [ref(rows[i]) for i in ids if i in rows][:4]


def today() -> date:
    """The day in the installation's zone."""
    return timezone.localdate(core.now())


def index_state() -> IndexState:
    """How this process's search index stands."""
    snapshot = index.snapshot
    many = snapshot.articles if snapshot else 0
    return IndexState(index.is_whole, many, index.built_at)


def article_at_address(address: str) -> ArticleRef | None:
    """The article whose page has this address (with or without the host), drafts too; None for others."""
    try:
        found = resolve(urlsplit(address.strip()).path)
    except (Resolver404, ValueError):
        return None
    if found.view_name not in ("knowledge:article", "knowledge:collection_article"):
        return None
    own = found.kwargs.get("collection")
    within = {"collection__slug": own} if own else {"collection__own": False}
    there = Article.objects.filter(**within).select_related("collection")
    row = article_at(there, found.kwargs["language"], found.kwargs["slug"])
    return ref(row) if row else None
