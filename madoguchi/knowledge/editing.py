"""Articles as they are written by hand: new ones, other words, the other language."""

import uuid
from datetime import datetime, timedelta

from django.db import transaction

from madoguchi.core import api as core
from madoguchi.core.shapes import Actor

from .addresses import free_slug
from .events import ArticleSaved
from .models import Article, ArticleVersion, Collection
from .shapes import ArticleText
from .storing import INDEX_CHANGED, write_entries
from .texts import fill, put_products, text_of, text_then
from .translations import carry_translations, match_sources, stale_facts
from .versions import keep_versions, staff_id

HELP = "help"


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
def write_article(
    *, collection: str, language: str, text: ArticleText, client_id: uuid.UUID, actor: Actor = core.SYSTEM
) -> int:
    """A new article, as its author's draft; its id. The same `client_id` writes one however often sent."""
    home = Collection.objects.select_for_update().get(slug=collection)
    same = home.articles.filter(language=language, external_id=client_id.hex).first()
    if same is not None:
        return same.pk
    article = _blank(home, language, text.heading)
    article.external_id, article.owner_id = client_id.hex, staff_id(actor)
    return _save_new(article, text, actor)


@transaction.atomic
def translate_article(*, article_id: int, text: ArticleText, actor: Actor = core.SYSTEM) -> int:
    """The same answer in the other language, as a draft; the one that is there already stays as it is."""
    home = Collection.objects.select_for_update().get(articles=article_id)
    source = home.articles.get(id=article_id)
    language = "en" if source.language == "ja" else "ja"
    there = home.articles.filter(group=source.group, language=language).first()
    if there is not None:
        return there.pk
    home.articles.filter(id=article_id).update(is_source=True, source_version=None)
    article = _blank(home, language, text.heading)
    article.group, article.external_id = source.group, uuid.uuid4().hex
    article.is_source, article.source_version = False, source.version
    article.owner_id = source.owner_id
    return _save_new(article, text, actor)


@transaction.atomic
def rewrite_article(
    *, article_id: int, text: ArticleText, seen: datetime, actor: Actor, note: str = "", minor: bool = False
) -> int:
    """Other words; the number of the version that holds them.

    Raises ArticleMoved when the article is no longer as it was at `seen`. A translation counts as right for
    its source from now on; the translations of a source whose words changed become stale, unless the change
    is `minor` (a slip of the pen, a comma): then those that were right stay so.
    """
    article = Article.objects.select_for_update().get(id=article_id)
    if article.updated_at != seen:
        raise ArticleMoved
    changed = fill(article, text)
    article.version += changed
    article.updated_at = max(core.now(), seen + timedelta(microseconds=1))
    article.save()
    match_sources(Article.objects.filter(id=article_id))
    put_products(article, text.product_ids)
    write_entries([article])
    core.nudge(INDEX_CHANGED)
    if changed:
        _keep(article, actor, note, minor=minor)
    return article.version


@transaction.atomic
def restore_version(*, article_id: int, number: int, seen: datetime, actor: Actor, note: str = "") -> int:
    """Let the article say again what it said in version `number`; that becomes its newest version.

    Raises ArticleMoved as `rewrite_article` does, and ArticleVersion.DoesNotExist.
    """
    then = ArticleVersion.objects.select_related("article").get(article=article_id, number=number)
    products = then.article.products.values_list("product_id", flat=True)
    text = text_then(then, text_of(then.article, products))
    return rewrite_article(article_id=article_id, text=text, seen=seen, actor=actor, note=note)


@transaction.atomic
def discard_draft(*, article_id: int) -> bool:
    """Remove an article that was never shown to anybody; False, and nothing, for any other."""
    removed, _ = Article.objects.filter(id=article_id, status=Article.Status.DRAFT).delete()
    if removed:
        core.nudge(INDEX_CHANGED)
    return bool(removed)


def _keep(article: Article, actor: Actor, note: str = "", *, minor: bool = False) -> None:
    """Keep the words as a version, and say so; translations of them may have been left behind."""
    keep_versions([article], actor=actor, note=note, minor=minor)
    if minor:
        carry_translations(article)
    saved = ArticleSaved(article_id=article.pk, version=article.version)
    core.record_all([saved, *stale_facts(article)], actor=actor)


def _blank(home: Collection, language: str, heading: str) -> Article:
    now = core.now()
    slug = free_slug(home.pk, language, heading)
    return Article(collection=home, language=language, slug=slug, created_at=now, updated_at=now)


def _save_new(article: Article, text: ArticleText, actor: Actor) -> int:
    fill(article, text)
    article.save()
    put_products(article, text.product_ids)
    write_entries([article])
    core.nudge(INDEX_CHANGED)
    _keep(article, actor)
    return article.pk
