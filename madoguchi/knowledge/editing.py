"""Articles as they are written by hand: new ones, other words, the other language."""

import uuid
from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from madoguchi.core import api as core
from madoguchi.core.shapes import Actor

from .events import ArticlePublished
from .models import Article, Category, Collection
from .reading import slug_of
from .shapes import ArticleText
from .storing import write_entries

HELP = "help"
_CHANGED = core.Nudge("process:index", "articles")


class ArticleMoved(Exception):
    """Somebody else has changed the article since it was opened; nothing was written."""


@transaction.atomic
def help_collection() -> str:
    """The help centre's first collection, made when there is none; its slug."""
    first = Collection.objects.filter(own=False).order_by("position", "slug").first()
    if first is not None:
        return first.slug
    made, _ = Collection.objects.get_or_create(
        slug=HELP, defaults={"title_ja": "ヘルプ", "title_en": "Help", "created_at": core.now()}
    )
    return made.slug


@transaction.atomic
def write_article(*, collection: str, language: str, text: ArticleText, client_id: uuid.UUID) -> int:
    """A new article, as a draft; its id. The same `client_id` writes one article however often it is sent."""
    home = Collection.objects.select_for_update().get(slug=collection)
    return _draft(home, language, text, external_id=client_id.hex, group=uuid.uuid4()).pk


@transaction.atomic
def translate_article(*, article_id: int, text: ArticleText) -> int:
    """The same answer in the other language, as a draft; the one that is there already stays as it is."""
    source = Article.objects.select_related("collection").get(id=article_id)
    home = Collection.objects.select_for_update().get(id=source.collection_id)
    language = "en" if source.language == "ja" else "ja"
    there = Article.objects.filter(collection=home, group=source.group, language=language).first()
    made = there or _draft(home, language, text, external_id=uuid.uuid4().hex, group=source.group)
    return made.pk


@transaction.atomic
def rewrite_article(*, article_id: int, text: ArticleText, seen: datetime, actor: Actor) -> None:
    """Other words. Raises ArticleMoved when the article is no longer as it was at `seen`."""
    article = Article.objects.select_for_update().get(id=article_id)
    if article.updated_at != seen:
        raise ArticleMoved
    _fill(article, text)
    article.updated_at = core.now()
    article.save()
    _index([article])
    if article.status == Article.Status.PUBLISHED:
        core.record(ArticlePublished(article_id=article.pk), actor=actor)


@transaction.atomic
def discard_draft(*, article_id: int) -> bool:
    """Remove an article that nobody can read; False, and nothing, for a published one."""
    removed, _ = Article.objects.filter(id=article_id, status=Article.Status.DRAFT).delete()
    if removed:
        core.nudge(_CHANGED)
    return bool(removed)


def _draft(
    home: Collection, language: str, text: ArticleText, *, external_id: str, group: uuid.UUID
) -> Article:
    same = Article.objects.filter(collection=home, language=language, external_id=external_id).first()
    if same is not None:
        return same
    now = core.now()
    article = Article(
        collection=home, language=language, slug=_free_slug(home, language, text.heading), group=group,
        external_id=external_id, created_at=now, updated_at=now,
    )  # fmt: skip
    _fill(article, text)
    article.save()
    _index([article])
    return article


def _fill(article: Article, text: ArticleText) -> None:
    article.heading, article.body = text.heading, text.body
    article.category = _shelf(text.category_id, article.collection_id) if text.category_id else None
    article.visibility, article.questions = text.visibility, list(text.questions)
    article.checked_on = text.checked_on


def _shelf(category_id: int, collection_id: int) -> Category | None:
    return Category.objects.filter(id=category_id, collection=collection_id).first()


def _free_slug(home: Collection, language: str, heading: str) -> str:
    slug = slug_of(heading)
    taken = Article.objects.filter(collection=home, language=language, slug=slug).exists()
    return f"{slug}-{uuid.uuid4().hex[:6]}" if taken else slug


def _index(articles: Iterable[Article]) -> None:
    write_entries(articles)
    core.nudge(_CHANGED)
