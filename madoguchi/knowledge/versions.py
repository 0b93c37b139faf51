"""Every saved edition of an article's words is kept; going back to one saves it anew."""

from collections.abc import Iterable

from madoguchi.core import api as core
from madoguchi.core.shapes import Actor

from .differences import changed_lines
from .models import Article, ArticleVersion
from .shapes import ChangedField, VersionShape
from .texts import WORDS, text_of, text_then


def keep_versions(articles: Iterable[Article], *, actor: Actor, note: str = "", minor: bool = False) -> None:
    """Keep the present words of these saved articles as their versions; one statement."""
    by, now = staff_id(actor), core.now()
    kept = [
        ArticleVersion(
            article=article, number=article.version, by_id=by, at=now, note=note[:200],
            minor=minor, shown_to=article.visibility if article.status == Article.Status.PUBLISHED else "",
            **{name: getattr(article, name) for name in WORDS},
        )
        for article in articles
    ]  # fmt: skip
    ArticleVersion.objects.bulk_create(kept, batch_size=500)


def note_shown(article: Article) -> None:
    """Readers can see the present version from now on."""
    present = ArticleVersion.objects.filter(article=article, number=article.version)
    present.update(shown_to=article.visibility)


def staff_id(actor: Actor) -> int | None:
    """Who of the staff it was; None for imports and other systems."""
    return actor.id if actor.kind == "staff" else None


def versions(*, article_id: int, limit: int = 200) -> tuple[VersionShape, ...]:
    """What the article said, newest first; two queries."""
    article = Article.objects.get(id=article_id)
    rows = ArticleVersion.objects.filter(article=article).order_by("-number")[:limit]
    return tuple(_shape(row, article) for row in rows)


def version(*, article_id: int, number: int) -> VersionShape | None:
    """One edition, or None."""
    row = ArticleVersion.objects.select_related("article").filter(article=article_id, number=number).first()
    return _shape(row, row.article) if row else None


def compare(older: VersionShape, newer: VersionShape) -> tuple[ChangedField, ...]:
    """The parts that two versions have differently, with the words that came and went."""
    parts = ((name, _plain(older, name), _plain(newer, name)) for name in WORDS if name != "data")
    return tuple(ChangedField(name, changed_lines(a, b)) for name, a, b in parts if a != b)


def _plain(version: VersionShape, name: str) -> str:
    value = getattr(version.text, name)
    return value if isinstance(value, str) else "\n".join(value)


def _shape(row: ArticleVersion, article: Article) -> VersionShape:
    return VersionShape(row.number, text_then(row, text_of(article)), row.by_id, row.at, row.note, row.minor)
