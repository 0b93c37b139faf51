"""Facts of the knowledge room: ids and plain values only."""

from dataclasses import dataclass
from typing import ClassVar

from madoguchi.core.events import Fact


@dataclass(frozen=True, kw_only=True)
class ArticlePublished(Fact):
    """An article can now be read by those it is meant for."""

    name: ClassVar[str] = "knowledge.article_published"
    article_id: int


@dataclass(frozen=True, kw_only=True)
class ArticleWithdrawn(Fact):
    """A published article became a draft again."""

    name: ClassVar[str] = "knowledge.article_withdrawn"
    article_id: int


@dataclass(frozen=True, kw_only=True)
class ArticlesImported(Fact):
    """A file was imported into a collection; the numbers count its rows."""

    name: ClassVar[str] = "knowledge.articles_imported"
    collection_id: int
    ok: int
    updated: int
    unchanged: int
    failed: int


@dataclass(frozen=True, kw_only=True)
class CollectionRemoved(Fact):
    """A collection was removed with all its articles."""

    name: ClassVar[str] = "knowledge.collection_removed"
    collection_id: int
    articles: int
