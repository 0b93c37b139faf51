"""What editors see: every article, published or not."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from .access import in_force
from .models import Article
from .queries import article_url, title_of
from .shapes import ArticleState, EditableArticle
from .texts import text_of
from .translations import is_stale

PER_PAGE = 30


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
    *,
    sought: str = "",
    language: str = "",
    status: str = "",
    category_id: int | None = None,
    number: int = 1,
    reader: str = "ja",
) -> EditablePage:
    """Articles whose heading or questions hold `sought`, in these states; two queries."""
    found = Article.objects.filter(_wanted(sought, language, status, category_id))
    total = found.count()
    number = max(1, min(number, -(-total // PER_PAGE) or 1))
    rows = _complete(found).order_by("-updated_at", "-id")[(number - 1) * PER_PAGE : number * PER_PAGE]
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


def _wanted(sought: str, language: str, status: str, category_id: int | None) -> Q:
    wanted = Q(language=language) if language else Q()
    if sought:
        wanted &= Q(heading__icontains=sought) | Q(questions__icontains=sought)
    if status:
        wanted &= Q(status=status)
    return wanted & Q(category=category_id) if category_id else wanted


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
    )  # fmt: skip
