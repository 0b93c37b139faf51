"""Changes by other systems: only some fields, and only to the edition that they have seen."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from django.db import transaction

from madoguchi.core.shapes import Actor

from .editing import ArticleMoved, rewrite_article
from .kinds.data import clean_data
from .life.care import hand_over
from .models import Article, Category
from .publishable import NotPublishable, obstacles
from .records import ArticleRecord, ProductHeld, records_of
from .row_links import owners, put_spans, said_so, spans_named
from .shapes import ArticleText
from .texts import text_of


@transaction.atomic
def amend_article(
    *, article_id: int, seen: str, changes: Mapping[str, Any], actor: Actor, note: str = ""
) -> ArticleRecord:
    """Give an article the fields of `changes`, and no others.

    They are those of ArticleText, `category` by its slug, `products` as ProductHeld, `owner` by mail address.
    Raises ArticleMoved when it is another edition by now than `seen`, LookupError when the article or what
    the changes name is not there, NotPublishable when it is published and the new words may not be.
    """
    article = _locked(article_id)
    if _record(article_id).edition != seen:
        raise ArticleMoved
    before = text_of(article, article.products.values_list("product_id", flat=True))
    text = _changed(article, before, changes)
    if text != before:
        if article.status == Article.Status.PUBLISHED and (found := obstacles(text, article.language)):
            raise NotPublishable(found)
        rewrite_article(article_id=article_id, text=text, seen=article.updated_at, actor=actor, note=note)
    if "products" in changes:
        _hold_for(article, changes["products"])
    if "owner" in changes:
        hand_over(article_ids=[article_id], owner_id=_staff_id(changes["owner"]), actor=actor)
    return _record(article_id)


def _locked(article_id: int) -> Article:
    article = Article.objects.select_for_update().filter(id=article_id).first()
    if article is None:
        raise LookupError("article")
    return article


def _record(article_id: int) -> ArticleRecord:
    found = Article.objects.select_related("collection", "category").filter(id=article_id)
    return records_of(found)[0]


def _changed(article: Article, before: ArticleText, changes: Mapping[str, Any]) -> ArticleText:
    """The text with its new fields; the data are always such as its kind may have."""
    fields = {
        name: tuple(value) if isinstance(value, list) else value
        for name, value in changes.items()
        if name not in ("category", "products", "owner")
    }
    if "category" in changes:
        slug = changes["category"]
        fields["category_id"] = _shelf_id(article.collection_id, slug) if slug else None
    text = replace(before, **fields)
    if "kind" in changes or "data" in changes:
        text = replace(text, data=clean_data(text.kind, text.data))
    return text


def _hold_for(article: Article, products: Iterable[ProductHeld]) -> None:
    """Raises LookupError for a product or a version that is not there."""
    named = [said_so(one.product, one.since, one.until) for one in products]
    found = spans_named(named)
    if len(found) < len(set(named)):
        raise LookupError("products")
    put_spans(article, found.values())


def _staff_id(address: str) -> int | None:
    if not address:
        return None
    found = owners([address.lower()])
    if not found:
        raise LookupError("owner")
    return next(iter(found.values()))


def _shelf_id(collection_id: int, slug: str) -> int:
    found = Category.objects.filter(collection_id=collection_id, slug=slug).values_list("id", flat=True)
    if not found:
        raise LookupError("category")
    return found[0]
