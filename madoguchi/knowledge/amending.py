"""Changes by other systems: only some fields, and only to the edition that they have seen."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django.db import transaction

from madoguchi.core.shapes import Actor

from .editing import ArticleMoved, rewrite_article
from .models import Article, Category
from .records import ArticleRecord, record_of
from .texts import text_of


@transaction.atomic
def amend_article(
    *, article_id: int, seen: str, changes: Mapping[str, Any], actor: Actor, note: str = ""
) -> ArticleRecord:
    """Give an article the fields of `changes` (of ArticleText; `category` by its slug), and no others.

    Raises ArticleMoved when it is another edition by now than `seen`, LookupError when the article or the
    category is not there.
    """
    article = _locked(article_id)
    if record_of(article).edition != seen:
        raise ArticleMoved
    before = text_of(article, article.products.values_list("product_id", flat=True))
    text = replace(before, **_fields(article, changes))
    if text != before:
        rewrite_article(article_id=article_id, text=text, seen=article.updated_at, actor=actor, note=note)
    return record_of(_locked(article_id))


def _locked(article_id: int) -> Article:
    found = Article.objects.select_for_update(of=("self",)).select_related("collection", "category")
    article = found.filter(id=article_id).first()
    if article is None:
        raise LookupError("article")
    return article


def _fields(article: Article, changes: Mapping[str, Any]) -> dict[str, Any]:
    given = {name: tuple(value) if isinstance(value, list) else value for name, value in changes.items()}
    if "category" in given:
        slug = given.pop("category")
        given["category_id"] = _shelf_id(article.collection_id, slug) if slug else None
    return given


def _shelf_id(collection_id: int, slug: str) -> int:
    found = Category.objects.filter(collection_id=collection_id, slug=slug).values_list("id", flat=True)
    if not found:
        raise LookupError("category")
    return found[0]
