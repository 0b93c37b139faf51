"""Articles and shelves moved, merged and split: what readers had bookmarked leads on to where it is now."""

import re
import uuid
from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.db import transaction

from madoguchi.core import api as core
from madoguchi.core.shapes import Actor

from .addresses import leave_address
from .editable import editable_article
from .editing import rewrite_article, write_article
from .events import ArticleMovedAddress
from .life.states import archive, publish
from .models import Article, Category, CategoryAddress, Collection
from .storing import restamp
from .upkeep import add_questions

_HEADING = re.compile(r"^##\s+(.+?)\s*#*\s*$", re.MULTILINE)


class RegroupingRefused(Exception):
    """Nothing was changed; reason is a code: gone, apart (other collection or language), self, part."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@transaction.atomic
def move_articles(*, ids: Sequence[int], category_id: int) -> int:
    """Put these articles, and their texts in the other language, on a shelf of their collection. How many.

    Addresses stay as they are. Raises RegroupingRefused("gone" | "apart"): then none has moved.
    """
    shelf = Category.objects.filter(pk=category_id).first()
    if shelf is None:
        raise RegroupingRefused("gone")
    chosen = Article.objects.filter(pk__in=ids)
    if chosen.exclude(collection=shelf.collection_id).exists():
        raise RegroupingRefused("apart")
    groups = set(chosen.values_list("group", flat=True))
    texts = Article.objects.filter(collection=shelf.collection_id, group__in=groups)
    moved = list(texts.exclude(category=shelf) | texts.filter(category=None))
    for article in moved:
        article.category = shelf
    Article.objects.bulk_update(moved, ["category"])
    restamp(article.pk for article in moved)
    return len(moved)


@transaction.atomic
def merge_articles(*, kept_id: int, gone_ids: Sequence[int], actor: Actor) -> int:
    """These articles become part of one: addresses and questions lead to it, they are archived. How many.

    Raises RegroupingRefused("gone" | "self" | "apart"): then nothing has changed.
    """
    if kept_id in gone_ids:
        raise RegroupingRefused("self")
    every = Article.objects.select_for_update().filter(pk__in=[kept_id, *gone_ids]).order_by("pk")
    rows = {article.pk: article for article in every}
    if kept_id not in rows or set(gone_ids) - rows.keys():
        raise RegroupingRefused("gone")
    kept = rows.pop(kept_id)
    if any((a.collection_id, a.language) != (kept.collection_id, kept.language) for a in rows.values()):
        raise RegroupingRefused("apart")
    going = [a for a in rows.values() if a.status != Article.Status.ARCHIVED]
    for article in going:
        leave_address(article, to=kept)
        archive(article_id=article.pk, actor=actor)
        core.record(ArticleMovedAddress(article_id=article.pk), actor=actor)
    asked = [question for article in going for question in (article.heading, *article.questions)]
    add_questions(article_id=kept_id, questions=asked, actor=actor)
    return len(going)


@dataclass(frozen=True, slots=True)
class Part:
    """A section of an article under a heading of its own."""

    heading: str
    body: str


def parts_of(body: str) -> tuple[Part, ...]:
    """The sections of an article's Markdown that begin with a `##` heading; what stands before is none."""
    pieces = _HEADING.split(body)[1:]
    return tuple(Part(pieces[at], pieces[at + 1].strip()) for at in range(0, len(pieces), 2))


@transaction.atomic
def split_article(*, article_id: int, heading: str, actor: Actor) -> int:
    """A section becomes an article of its own, in the same state and on the same shelf; its id.

    In its place stands a link to it. Raises RegroupingRefused("gone" | "part") and ArticleMoved.
    """
    whole = editable_article(article_id)
    if whole is None:
        raise RegroupingRefused("gone")
    part = next((part for part in parts_of(whole.text.body) if part.heading == heading), None)
    if part is None or not part.body:
        raise RegroupingRefused("part")
    own = {"heading": part.heading, "body": part.body, "questions": (), "card_text": "", "voice_text": ""}
    own_id = write_article(
        collection=whole.collection, language=whole.language, text=replace(whole.text, **own),
        actor=actor,
        client_id=uuid.uuid5(uuid.NAMESPACE_URL, f"part:{article_id}:{whole.version}:{part.heading}"),
    )  # fmt: skip
    if whole.status == Article.Status.PUBLISHED:
        publish(article_id=own_id, actor=actor)
    slug = Article.objects.values_list("slug", flat=True).get(pk=own_id)
    body = _without(whole.text.body, part, f"[{part.heading}]({slug})")
    rewrite_article(
        article_id=article_id, text=replace(whole.text, body=body), seen=whole.updated_at, actor=actor
    )
    return own_id


def _without(body: str, part: Part, link: str) -> str:
    """The body with a link in place of one of its sections."""
    for found in _HEADING.finditer(body):
        if found[1] == part.heading:
            after = _HEADING.search(body, found.end())
            rest = body[after.start() :] if after else ""
            return f"{body[: found.start()].rstrip()}\n\n{link}\n\n{rest}".strip() + "\n"
    return body


@transaction.atomic
def merge_categories(*, kept_id: int, gone_id: int) -> int:
    """One shelf takes over the articles of another, whose address leads to it. How many articles moved.

    Raises RegroupingRefused("gone" | "self" | "apart").
    """
    if kept_id == gone_id:
        raise RegroupingRefused("self")
    shelves = {c.pk: c for c in Category.objects.select_for_update().filter(pk__in=(kept_id, gone_id))}
    kept, gone = shelves.get(kept_id), shelves.get(gone_id)
    if kept is None or gone is None:
        raise RegroupingRefused("gone")
    if kept.collection_id != gone.collection_id:
        raise RegroupingRefused("apart")
    Collection.objects.select_for_update().get(pk=kept.collection_id)
    many = _take_over(gone, kept)
    CategoryAddress.objects.filter(category=gone).update(category=kept)
    CategoryAddress.objects.update_or_create(
        collection_id=gone.collection_id, slug=gone.slug, defaults={"category": kept, "left_at": core.now()}
    )
    gone.delete()
    return many


def _take_over(gone: Category, kept: Category) -> int:
    moved = list(Article.objects.filter(category=gone).values_list("pk", flat=True))
    Article.objects.filter(pk__in=moved).update(category=kept)
    restamp(moved)
    return len(moved)
