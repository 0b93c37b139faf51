"""What editors see: every article, published or not."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import F, Q, QuerySet

from .access import in_force
from .models import Article
from .queries import article_url, title_of, today
from .shapes import ArticleState, EditableArticle
from .texts import text_of
from .translations import is_stale

PER_PAGE = 30
SORTS: dict[str, tuple[Any, ...]] = {
    "-updated": ("-updated_at", "-id"),
    "heading": ("heading", "id"),
    "review": (F("review_on").asc(nulls_last=True), "-updated_at", "-id"),
    "oldest": ("updated_at", "id"),
}


@dataclass(frozen=True, slots=True)
class ArticleFilter:
    """Which articles an editor asks for; what is empty does not matter. Archived ones only when asked for.

    `words` stand in the heading or in the questions. `due`: the day to look again has come. `stale`: it is
    a translation whose source has moved on.
    """

    words: str = ""
    kind: str = ""
    status: str = ""
    confidence: str = ""
    language: str = ""
    category_id: int | None = None
    product_id: int | None = None
    owner_id: int | None = None
    due: bool = False
    stale: bool = False


ANY = ArticleFilter()


@dataclass(frozen=True, slots=True)
class EditablePage:
    """One page of articles, the ones that changed last first; `total` counts all pages."""

    articles: tuple[EditableArticle, ...]
    total: int
    number: int

    @property
    def pages(self) -> int:
        return max(1, -(-self.total // PER_PAGE))


def editable_articles(
    *, asked: ArticleFilter = ANY, sort: str = "-updated", number: int = 1, reader: str = "ja"
) -> EditablePage:
    """A page of the articles asked for, in this order (see `SORTS`); two queries."""
    found = Article.objects.filter(_wanted(asked))
    total = found.count()
    number = max(1, min(number, -(-total // PER_PAGE) or 1))
    order = SORTS.get(sort, SORTS["-updated"])
    rows = _complete(found).order_by(*order)[(number - 1) * PER_PAGE : number * PER_PAGE]
    return EditablePage(tuple(_editable(row, reader) for row in rows), total, number)


def editable_article(id: int, *, reader: str = "ja") -> EditableArticle | None:
    """One article with all its words; None when there is none."""
    row = _complete(Article.objects.filter(id=id)).first()
    if row is None:
        return None
    twins = Article.objects.filter(collection=row.collection_id, group=row.group).exclude(id=row.pk)
    products = row.products.values_list("product_id", flat=True)
    return _editable(row, reader, twins.values_list("pk", flat=True).first(), products)


def published_articles() -> int:
    """How many articles can be read."""
    return Article.objects.filter(status=Article.Status.PUBLISHED).count()


def _wanted(asked: ArticleFilter) -> Q:
    columns = {
        "kind": asked.kind, "status": asked.status, "confidence": asked.confidence,
        "language": asked.language, "category": asked.category_id, "owner": asked.owner_id,
        "products__product": asked.product_id,
    }  # fmt: skip
    wanted = Q(**{name: value for name, value in columns.items() if value})
    if asked.words:
        wanted &= Q(heading__icontains=asked.words) | Q(questions__icontains=asked.words)
    if asked.due:
        wanted &= Q(review_on__lte=today()) & ~Q(status=Article.Status.ARCHIVED)
    if asked.stale:
        wanted &= Q(is_stale())
    return wanted if asked.status else wanted & ~Q(status=Article.Status.ARCHIVED)


def _complete(found: QuerySet[Article]) -> QuerySet[Article]:
    return found.select_related("collection", "category").annotate(stale=is_stale())


def _editable(
    row: Article, reader: str, twin_id: int | None = None, product_ids: Iterable[int] = ()
) -> EditableArticle:
    return EditableArticle(
        id=row.pk, collection=row.collection.slug, language=row.language, text=text_of(row, product_ids),
        status=row.status, url=article_url(row), twin_id=twin_id,
        category=title_of(row.category, reader) if row.category else "",
        updated_at=row.updated_at, published_at=row.published_at, state=_state(row), version=row.version,
        slug=row.slug, group=row.group,
    )  # fmt: skip


def _state(row: Article) -> ArticleState:
    return ArticleState(
        status=row.status, confidence=row.confidence, owner_id=row.owner_id, review_on=row.review_on,  # type: ignore[arg-type]
        valid_from=row.valid_from, valid_until=row.valid_until, showing=in_force(row),
        submitted_by=row.submitted_by_id, submitted_at=row.submitted_at, review_note=row.review_note,
        is_source=row.is_source, stale=getattr(row, "stale", False),
        source_version=row.source_version,
    )  # fmt: skip
