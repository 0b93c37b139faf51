"""An article's words: from the editor's shape into the row, and back."""

from collections.abc import Iterable
from typing import Any

from .models import Article, ArticleProduct, ArticleVersion, Category
from .shapes import ArticleText

WORDS = ("kind", "heading", "body", "questions", "tags", "card_text", "voice_text", "data")
"""The columns of which every saved edition is kept, in `Article` and `ArticleVersion` alike."""


def fill(article: Article, text: ArticleText) -> bool:
    """Put what an editor wrote into the row, unsaved; whether any of the words is another than before."""
    given = words_of(text)
    changed = any(getattr(article, name) != value for name, value in given.items())
    for name, value in given.items():
        setattr(article, name, value)
    article.category = _shelf(text.category_id, article.collection_id) if text.category_id else None
    article.visibility, article.checked_on = text.visibility, text.checked_on
    return changed


def words_of(text: ArticleText) -> dict[str, Any]:
    """The columns of a text's words."""
    return {
        "kind": text.kind, "heading": text.heading, "body": text.body, "questions": list(text.questions),
        "tags": list(text.tags), "card_text": text.card_text, "voice_text": text.voice_text,
        "data": dict(text.data),
    }  # fmt: skip


def text_of(article: Article, product_ids: Iterable[int] = ()) -> ArticleText:
    """A row as its editor wrote it."""
    return ArticleText(
        category_id=article.category_id, visibility=article.visibility, checked_on=article.checked_on,  # type: ignore[arg-type]
        product_ids=tuple(product_ids), **_words(article),
    )  # fmt: skip


def text_then(version: ArticleVersion, now: ArticleText) -> ArticleText:
    """The words of an earlier version; its place, its readers and its products stay as they are now."""
    return ArticleText(
        category_id=now.category_id, visibility=now.visibility, checked_on=now.checked_on,
        product_ids=now.product_ids, **_words(version),
    )  # fmt: skip


def put_products(article: Article, product_ids: Iterable[int]) -> None:
    """The article speaks of these products; from and up to which version stays said where it was."""
    wanted = set(product_ids)
    held = set(article.products.values_list("product_id", flat=True))
    if held - wanted:
        article.products.filter(product__in=held - wanted).delete()
    added = [ArticleProduct(article=article, product_id=pk) for pk in sorted(wanted - held)]
    ArticleProduct.objects.bulk_create(added, ignore_conflicts=True)


def _words(row: Article | ArticleVersion) -> dict[str, Any]:
    return {
        "kind": row.kind, "heading": row.heading, "body": row.body, "questions": tuple(row.questions),
        "tags": tuple(row.tags), "card_text": row.card_text, "voice_text": row.voice_text, "data": row.data,
    }  # fmt: skip


def _shelf(category_id: int, collection_id: int) -> Category | None:
    return Category.objects.filter(id=category_id, collection=collection_id).first()
