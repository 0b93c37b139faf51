"""Writes of the knowledge room: each act checks, writes and records its fact together."""

from collections.abc import Callable, Mapping
from typing import Any

from django.db import transaction

from madoguchi.core import api as core
from madoguchi.core.shapes import Actor

from . import importing
from .events import ArticlePublished, ArticlesImported, CollectionRemoved
from .models import Article, Category, Collection, SearchEntry
from .named_files import Packed
from .queries import collection_url
from .reading import slug_of
from .shapes import ImportReport, ImportRow
from .storing import INDEX_CHANGED, write_entries


class ArticleRefused(Exception):
    """An article could not be saved; `reason` is a code of `importing.REASONS`, `detail` the words meant."""

    def __init__(self, reason: str, detail: str = "") -> None:
        super().__init__(reason)
        self.reason, self.detail = reason, detail


@transaction.atomic
def save_collection(
    *, slug: str, title_ja: str, title_en: str, public: bool = True, own: bool = False, position: int = 0
) -> int:
    """Make a collection, or change the one with this slug. Returns its id."""
    values = {
        "title_ja": title_ja, "title_en": title_en, "public": public, "own": own, "position": position,
    }  # fmt: skip
    made, created = Collection.objects.update_or_create(
        slug=slug, defaults=values, create_defaults={**values, "created_at": core.now()}
    )
    if not created:
        core.nudge(INDEX_CHANGED)
    return made.pk


def save_category(*, collection: str, slug: str, title_ja: str, title_en: str, position: int = 0) -> int:
    """Make a category, or change the one with this slug. Returns its id."""
    owner = Collection.objects.get(slug=collection)
    values = {"title_ja": title_ja, "title_en": title_en, "position": position}
    made, _ = Category.objects.update_or_create(collection=owner, slug=slug, defaults=values)
    return made.pk


def import_articles(
    *,
    source: importing.Source,
    collection: str,
    actor: Actor,
    title_ja: str = "",
    title_en: str = "",
    public: bool = True,
    own: bool = True,
    language: str = "ja",
    progress: Callable[[int, int | None], None] | None = None,
    report: Callable[[ImportRow], None] | None = None,
    files: Packed | None = None,
) -> ImportReport:
    """Import JSON lines, or mappings, into a collection, which is made when missing; safe to repeat.

    Rows are `id, heading, body` and optionally `updated, language, category, questions, tags, slug, group,
    visibility, status, checked, valid_from, valid_until`. `language` is that of rows which name none; `files`
    are those that came with the rows (`exchange.packed`).
    Every batch is committed by itself, so that an interrupted import is continued by running it again.
    """
    slug = slug_of(collection)
    target, _ = Collection.objects.get_or_create(
        slug=slug,
        defaults={
            "title_ja": title_ja or collection, "title_en": title_en or title_ja or collection,
            "public": public, "own": own, "created_at": core.now(),
        },
    )  # fmt: skip
    tally = importing.run(
        source, target.pk, default_language=language, progress=progress, report=report, files=files
    )
    fact = ArticlesImported(
        collection_id=target.pk,
        ok=tally.ok,
        updated=tally.updated,
        unchanged=tally.unchanged,
        failed=len(tally.errors),
    )
    with transaction.atomic():
        core.record(fact, actor=actor)
    url = collection_url(target)
    return ImportReport(slug, url, tally.ok, tally.updated, tally.unchanged, tuple(tally.errors))


def save_article(*, collection: str, row: Mapping[str, Any], actor: Actor) -> int:
    """Save one article given as an import row. Returns its id; raises ArticleRefused."""
    target = Collection.objects.get(slug=collection)
    rows: list[ImportRow] = []
    with transaction.atomic():
        importing.run([row], target.pk, default_language="ja", progress=None, report=rows.append)
        [saved] = rows
        if saved.article_id is None:
            raise ArticleRefused(saved.reason, saved.detail)
        if saved.state != "unchanged" and row.get("status", "published") == "published":
            core.record(ArticlePublished(article_id=saved.article_id), actor=actor)
    return saved.article_id


@transaction.atomic
def remove_collection(*, slug: str, actor: Actor) -> int:
    """Remove a collection with its categories and articles; returns how many articles there were.

    Raises Collection.DoesNotExist. Links that conversations keep lead to a 404 page with a search.
    """
    collection = Collection.objects.select_for_update().get(slug=slug)
    many, pk = collection.articles.count(), collection.pk
    collection.delete()
    core.record(CollectionRemoved(collection_id=pk, articles=many), actor=actor)
    core.nudge(INDEX_CHANGED)
    return many


def reindex(*, only_stale_for: str = "", progress: Callable[[int, int | None], None] | None = None) -> int:
    """Make search entries anew: all, or those whose vectors are of another model than `only_stale_for`."""
    entries = SearchEntry.objects.exclude(model=only_stale_for) if only_stale_for else SearchEntry.objects
    ids = list(entries.order_by("article_id").values_list("article_id", flat=True))
    for start in range(0, len(ids), importing.BATCH):
        batch = ids[start : start + importing.BATCH]
        with transaction.atomic():
            write_entries(Article.objects.select_for_update().filter(id__in=batch).order_by("id"))
            core.nudge(INDEX_CHANGED)
        if progress:
            progress(start + len(batch), len(ids))
    return len(ids)
