"""What the gaps room does when something happened elsewhere."""

from madoguchi.core.shapes import EventShape
from madoguchi.knowledge.events import (
    ArticleArchived,
    ArticleChecked,
    ArticleExpired,
    ArticlePublished,
    ArticleRestored,
    ArticleSaved,
    ArticleWithdrawn,
    ProductReleased,
    TranslationConfirmed,
    TranslationStale,
)

from . import api
from .events import ArticleFlagged


def article_published(fact: ArticlePublished, event: EventShape) -> None:
    """The gaps that waited for this article are closed, and it is counted."""
    api.close_by_article(article_id=fact.article_id)
    api.count_article(fact.article_id)


def article_changed(
    fact: ArticleArchived
    | ArticleChecked
    | ArticleExpired
    | ArticleFlagged
    | ArticleRestored
    | ArticleSaved
    | ArticleWithdrawn
    | TranslationConfirmed
    | TranslationStale,
    event: EventShape,
) -> None:
    """Its health is counted at once, so that the board does not say what is no longer so."""
    api.count_article(fact.article_id)


def product_released(fact: ProductReleased, event: EventShape) -> None:
    """What is written about the product is to be looked at."""
    api.open_for_release(release_id=fact.release_id)
