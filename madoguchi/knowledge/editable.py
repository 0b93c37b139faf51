"""What editors see: every article, published or not."""

from dataclasses import dataclass

from django.db.models import Q, QuerySet

from .models import Article
from .queries import article_url, title_of
from .shapes import ArticleText, Audience, EditableArticle

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
    return _editable(row, reader, twins.values_list("pk", flat=True).first())


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
    return found.select_related("collection", "category")


def _editable(row: Article, reader: str, twin_id: int | None = None) -> EditableArticle:
    openness: Audience = row.visibility  # type: ignore[assignment]
    text = ArticleText(
        row.heading, row.body, row.category_id, openness, tuple(row.questions), row.checked_on
    )  # fmt: skip
    shelf = title_of(row.category, reader) if row.category else ""
    return EditableArticle(
        row.pk, row.collection.slug, row.language, text, row.status, article_url(row), shelf, twin_id,
        row.updated_at, row.published_at,
    )  # fmt: skip
