"""New articles that other systems write: never over one that is there."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from madoguchi.core.shapes import Actor

from .actions import save_article
from .models import Article, Category, Collection


class ArticleExists(Exception):
    """The collection has an article with this id and language already: `article_id`."""

    def __init__(self, article_id: int) -> None:
        super().__init__(article_id)
        self.article_id = article_id


@transaction.atomic
def add_article(*, collection: str, row: Mapping[str, Any], actor: Actor) -> int:
    """Make an article of an import row; its id.

    Raises ArticleExists, ArticleRefused, and LookupError for a collection or category that is not there:
    another system's slip of the pen makes no new shelf.
    """
    home = Collection.objects.select_for_update().filter(slug=collection).first()
    if home is None:
        raise LookupError("collection")
    if row.get("category") and not Category.objects.filter(collection=home, slug=row["category"]).exists():
        raise LookupError("category")
    there = Article.objects.filter(
        collection=home, language=row.get("language", "ja"), external_id=row["id"]
    ).values_list("id", flat=True)
    if there:
        raise ArticleExists(there[0])
    return save_article(collection=collection, row=row, actor=actor)
