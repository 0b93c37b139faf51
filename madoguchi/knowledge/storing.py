"""Writes checked rows as articles with their search entries, a batch at a time."""

import re
import secrets
import uuid
from collections.abc import Iterable, Mapping, Sequence
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
from .products import product_spans
from .reading import Row, slug_of
from .row_links import owners, put_spans, said, spans_in
from .texts import WORDS
from .translations import pair_up
from .versions import keep_versions

_UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
INDEX_CHANGED = core.Nudge("process:index", "articles")
_CHANGING = ("heading", "body", "questions", "tags", "category_id", "group", "status", "visibility",
             "valid_from", "valid_until", "checked_on", "version", "announced", "kind", "card_text",
             "voice_text", "data", "review_on", "confidence", "owner")  # fmt: skip


State = Literal["ok", "updated", "unchanged"]


@dataclass(frozen=True, slots=True)
class Stored:
    """The article of a row, what became (or would become) of it, and the columns that are other."""

    article_id: int | None
    state: State
    changed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Weighed:
    """A row beside the article that is there for it, or a new one; nothing of it is saved yet."""

    article: Article
    row: Row
    changed: frozenset[str]
    new: bool

    @property
    def state(self) -> State:
        """What becomes of it."""
        return "ok" if self.new else "updated" if self.changed else "unchanged"

    @property
    def says_more(self) -> bool:
        """Whether the words are others than before."""
        return self.new or bool(self.changed & set(WORDS))

    def told(self) -> Stored:
        """For the report; a new article has no id before it is saved."""
        return Stored(self.article.pk, self.state, () if self.new else tuple(sorted(self.changed)))


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
    weighed = _weighed(rows, collection_id, _shelves(rows, collection_id))
    spoken = [one.article for one in weighed if one.says_more]
    for one in weighed:
        one.article.version += one.says_more and not one.new
    Article.objects.bulk_create([one.article for one in weighed if one.new])
    changed = [one.article for one in weighed if one.state == "updated"]
    Article.objects.bulk_update(changed, [*_CHANGING, "updated_at", "published_at"])
    keep_versions(spoken, actor=core.SYSTEM)
    pair_up(article.pk for article in spoken)
    _hold_for_products(weighed)
    write_entries([one.article for one in weighed if one.state != "unchanged"])
    return [one.told() for one in weighed]


def plan(rows: Sequence[Row], collection_id: int) -> list[Stored]:
    """What `store` would do; nothing is written."""
    known = {c.slug: c.pk for c in Category.objects.filter(collection_id=collection_id)}
    shelves = {row.category: known.get(slug_of(row.category)[:60], 0) for row in rows if row.category}
    return [one.told() for one in _weighed(rows, collection_id, shelves)]


def _weighed(rows: Sequence[Row], collection_id: int, shelves: Mapping[str, int]) -> list[Weighed]:
    existing, slugs = _existing(rows, collection_id), _taken(rows, collection_id)
    people_at = owners(row.owner for row in rows)
    speaking = [row for row in rows if row.products is not None]
    spans = product_spans(existing[row.key].pk for row in speaking if row.key in existing) if speaking else {}
    weighed: list[Weighed] = []
    for row in rows:
        found = existing.get(row.key)
        article = found or _new(row, collection_id, _free_slug(row, slugs))
        minded = {} if row.owner is None else {"owner_id": people_at.get(row.owner)}
        changed = _fill(article, row, {**row.more, **minded}, shelves, collection_id)
        if row.products is not None and set(row.products) != set(map(said, spans.get(article.pk, ()))):
            changed |= {"products"}
        weighed.append(Weighed(article, row, frozenset(changed), found is None))
    return weighed


def _hold_for_products(weighed: Iterable[Weighed]) -> None:
    """Articles whose rows name other products than before hold for those from now on."""
    moved = [one for one in weighed if "products" in one.changed]
    spans = spans_in([one.row for one in moved])
    for one in moved:
        put_spans(one.article, [spans[name] for name in one.row.products or ()])


def write_entries(articles: Iterable[Article]) -> None:
    """Make the search entries of these articles anew; what the second model says of them comes later."""
    articles = list(articles)
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
            second_wanted=words.second_wanted,
        )
        for article, words in zip(articles, make_entries(searched_texts(articles)), strict=True)
    ]
    fields = ["stamp", "words_heading", "words_body", "vectors", "heading_rows", "model", "counted", "form",
              "second_wanted"]  # fmt: skip
    SearchEntry.objects.bulk_create(
        entries, update_conflicts=True, unique_fields=["article"], update_fields=fields
    )


def searched_texts(articles: Sequence[Article]) -> list[Text]:
    """What of these articles is searched, the passages that they share read in."""
    known = passages(slug for a in articles for slug in named_in(a.body))
    return [
        Text(
            a.heading,
            tuple(a.questions),
            with_searched_words(expand(a.body, a.language, known), a.kind, a.data),
            tuple(a.tags),
        )  # fmt: skip
        for a in articles
    ]


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


def _fill(
    article: Article, row: Row, more: Mapping[str, Any], shelves: Mapping[str, int], collection_id: int
) -> set[str]:
    """Give the article the row's values; the names of those that are other than before."""
    wanted: dict[str, Any] = {
        "heading": row.heading,
        "body": row.body,
        "questions": list(row.questions),
        "tags": list(row.tags),
        "category_id": shelves[row.category] if row.category else None,
        "group": group_of(collection_id, row.group),
        "status": row.status,
        "visibility": row.visibility,
        "valid_from": row.valid_from,
        "valid_until": row.valid_until,
        "checked_on": row.checked,
        **more,
    }
    changed = {name for name, value in wanted.items() if getattr(article, name) != value}
    if row.updated and row.updated != article.updated_at:
        changed.add("updated_at")
    for name, value in wanted.items():
        setattr(article, name, value)
    if changed:
        article.updated_at = row.updated or core.now()
    if row.status == Article.Status.PUBLISHED and article.published_at is None:
        article.published_at = row.updated or core.now()
    article.announced = in_force(article)
    return changed


def group_of(collection_id: int, name: str) -> uuid.UUID:
    """The same group for the same name in one collection, so that ja and en rows find each other.

    A name that is a group of ours, as an export says it, is that group.
    """
    if _UUID.fullmatch(name):
        return uuid.UUID(name)
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
