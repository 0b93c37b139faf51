"""Writes checked rows as articles with their search entries, a batch at a time."""

import secrets
import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from django.utils.text import Truncator

from madoguchi.core import api as core

from .access import in_force
from .finding.counting import FORM
from .finding.entries import Text, make_entries
from .kinds.data import with_searched_words
from .models import Article, Category, SearchEntry
from .passages import expand, named_in, passages
from .reading import Row, slug_of
from .texts import WORDS
from .translations import pair_up
from .versions import keep_versions

INDEX_CHANGED = core.Nudge("process:index", "articles")
_CHANGING = ("heading", "body", "questions", "tags", "category_id", "group", "status", "visibility",
             "valid_from", "valid_until", "checked_on", "version", "announced")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Stored:
    """The article of a row and what became of it."""

    article_id: int
    state: Literal["ok", "updated", "unchanged"]


def new_stamp() -> int:
    """A mark that no earlier edition of an article has; processes compare it, nobody counts with it."""
    return secrets.randbits(52)


def restamp(article_ids: Iterable[int]) -> None:
    """Who may read these articles has changed: every process takes them over anew after the commit."""
    entries = _locked_entries(article_ids)
    for entry in entries:
        entry.stamp = new_stamp()
    SearchEntry.objects.bulk_update(entries, ["stamp"])
    core.nudge(INDEX_CHANGED)


def _locked_entries(article_ids: Iterable[int]) -> list[SearchEntry]:
    found = SearchEntry.objects.select_for_update().filter(article__in=list(article_ids))
    return list(found.only("article_id", "stamp").order_by("article_id"))


def store(rows: Sequence[Row], collection_id: int) -> list[Stored]:
    """Create or change the articles of these rows. The caller holds the collection's lock."""
    existing = _existing(rows, collection_id)
    shelves = _shelves(rows, collection_id)
    slugs = _taken(rows, collection_id)
    stored: list[tuple[Article, Literal["ok", "updated", "unchanged"]]] = []
    said: list[Article] = []
    for row in rows:
        found = existing.get((row.external_id, row.language))
        article = found or _new(row, collection_id, _free_slug(row, slugs))
        changed = _fill(article, row, shelves, collection_id)
        if found and changed & set(WORDS):
            article.version += 1
        if found is None or changed & set(WORDS):
            said.append(article)
        stored.append((article, "ok" if found is None else "updated" if changed else "unchanged"))
    Article.objects.bulk_create([a for a, state in stored if state == "ok"])
    changed_ones = [a for a, state in stored if state == "updated"]
    Article.objects.bulk_update(changed_ones, [*_CHANGING, "updated_at", "published_at"])
    keep_versions(said, actor=core.SYSTEM)
    pair_up(a.pk for a in said)
    write_entries([a for a, state in stored if state != "unchanged"])
    return [Stored(a.pk, state) for a, state in stored]


def write_entries(articles: Iterable[Article]) -> None:
    """Make the search entries of these articles anew."""
    articles = list(articles)
    known = passages(slug for a in articles for slug in named_in(a.body))
    texts = [
        Text(
            a.heading, tuple(a.questions),
            with_searched_words(expand(a.body, a.language, known), a.kind, a.data), tuple(a.tags),
        )  # fmt: skip
        for a in articles
    ]
    entries = [
        SearchEntry(
            article_id=article.pk,
            stamp=new_stamp(),
            words_heading=words.heading,
            words_body=words.body,
            vectors=words.vectors,
            heading_rows=words.heading_rows,
            model=words.model,
            counted=words.counted,
            form=FORM,
        )
        for article, words in zip(articles, make_entries(texts), strict=True)
    ]
    fields = ["stamp", "words_heading", "words_body", "vectors", "heading_rows", "model", "counted", "form"]
    SearchEntry.objects.bulk_create(
        entries, update_conflicts=True, unique_fields=["article"], update_fields=fields
    )


def _existing(rows: Sequence[Row], collection_id: int) -> dict[tuple[str, str], Article]:
    ids = {row.external_id for row in rows}
    found = Article.objects.filter(collection_id=collection_id, external_id__in=ids)
    return {(a.external_id, a.language): a for a in found}


def _new(row: Row, collection_id: int, slug: str) -> Article:
    now = core.now()
    return Article(
        collection_id=collection_id,
        external_id=row.external_id,
        language=row.language,
        slug=slug,
        created_at=now,
        updated_at=row.updated or now,
    )


def _fill(article: Article, row: Row, shelves: dict[str, int], collection_id: int) -> set[str]:
    """Give the article the row's values; the names of those that are other than before."""
    wanted: dict[str, Any] = {
        "heading": row.heading,
        "body": row.body,
        "questions": list(row.questions),
        "tags": list(row.tags),
        "category_id": shelves[row.category] if row.category else None,
        "group": group_of(collection_id, row.group),
        "status": Article.Status.PUBLISHED if row.published else Article.Status.DRAFT,
        "visibility": row.visibility,
        "valid_from": row.valid_from,
        "valid_until": row.valid_until,
        "checked_on": row.checked,
    }
    changed = {name for name, value in wanted.items() if getattr(article, name) != value}
    if row.updated and row.updated != article.updated_at:
        changed.add("updated_at")
    for name, value in wanted.items():
        setattr(article, name, value)
    if changed:
        article.updated_at = row.updated or core.now()
    if row.published and article.published_at is None:
        article.published_at = row.updated or core.now()
    article.announced = in_force(article)
    return changed


def group_of(collection_id: int, name: str) -> uuid.UUID:
    """The same group for the same name in one collection, so that ja and en rows find each other."""
    return uuid.uuid5(uuid.NAMESPACE_URL, f"madoguchi:collection:{collection_id}:{name}")


def _shelves(rows: Sequence[Row], collection_id: int) -> dict[str, int]:
    """Ids of the categories that these rows name; missing ones are made with the name as title."""
    names = dict.fromkeys(row.category for row in rows if row.category)
    known = {c.slug: c.pk for c in Category.objects.filter(collection_id=collection_id)}
    for name in names:
        slug = slug_of(name)[:60]
        if slug not in known:
            title = Truncator(name).chars(120)
            made = Category.objects.create(
                collection_id=collection_id, slug=slug, title_ja=title, title_en=title, position=len(known)
            )
            known[slug] = made.pk
    return {name: known[slug_of(name)[:60]] for name in names}


def _taken(rows: Sequence[Row], collection_id: int) -> set[tuple[str, str]]:
    slugs = {row.slug for row in rows}
    found = Article.objects.filter(collection_id=collection_id, slug__in=slugs)
    return set(found.values_list("language", "slug"))


def _free_slug(row: Row, taken: set[tuple[str, str]]) -> str:
    slug = row.slug
    if (row.language, slug) in taken:
        slug = f"{slug}-{uuid.uuid5(uuid.NAMESPACE_URL, row.external_id).hex[:8]}"
    taken.add((row.language, slug))
    return slug
