"""Of the two texts of an answer one leads; the other is stale when the one it was made from has moved on."""

from collections.abc import Iterable

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet, Subquery

from madoguchi.core import api as core
from madoguchi.core.shapes import Actor

from .events import TranslationConfirmed, TranslationStale
from .models import Article


def is_stale() -> Exists:
    """Whether an article is a translation whose source has changed since; for filters and annotations."""
    return Exists(_sources().filter(version__gt=OuterRef("source_version")))


def pair_up(ids: Iterable[int]) -> None:
    """Of imported pairs the Japanese text leads; imported translations match the source as it now stands."""
    texts = Article.objects.filter(id__in=list(ids))
    texts.filter(is_source=True, language="en").filter(Exists(_sources().filter(language="ja"))).update(
        is_source=False
    )
    match_sources(texts)


def match_sources(texts: QuerySet[Article]) -> None:
    """These translations are right for their sources as they now stand."""
    now = Subquery(_sources().values("version")[:1])
    texts.filter(is_source=False).update(source_version=now)


def carry_translations(source: Article) -> None:
    """Translations that were right for this source before its newest version are right for that too."""
    pair = Article.objects.filter(collection=source.collection_id, group=source.group, is_source=False)
    pair.filter(source_version=source.version - 1).exclude(id=source.pk).update(source_version=source.version)


def stale_facts(source: Article) -> list[TranslationStale]:
    """Facts about translations that this source's newest version has just left behind."""
    pair = Article.objects.filter(collection=source.collection_id, group=source.group)
    left = pair.filter(is_source=False, source_version=source.version - 1)
    return [TranslationStale(article_id=pk, source_id=source.pk) for pk in left.values_list("pk", flat=True)]


@transaction.atomic
def confirm_translation(*, article_id: int, actor: Actor) -> bool:
    """The translation is still right although its source has changed; False when it was not stale."""
    text = Article.objects.select_for_update().filter(id=article_id)
    if not text.filter(is_stale()).exists():
        return False
    match_sources(Article.objects.filter(id=article_id))
    core.record(TranslationConfirmed(article_id=article_id), actor=actor)
    return True


@transaction.atomic
def lead_with(*, article_id: int) -> None:
    """From now on this text leads and its twin follows; as they stand they match."""
    text = Article.objects.get(id=article_id)
    pair = Article.objects.filter(collection=text.collection_id, group=text.group)
    list(pair.select_for_update().order_by("id"))
    pair.filter(id=article_id).update(is_source=True, source_version=None)
    pair.exclude(id=article_id).update(is_source=False)
    match_sources(pair)


def _sources() -> QuerySet[Article]:
    """The leading text of the answer that an outer article gives."""
    return Article.objects.filter(
        collection=OuterRef("collection"), group=OuterRef("group"), is_source=True
    ).exclude(id=OuterRef("id"))
