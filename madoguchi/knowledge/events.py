"""Facts of the knowledge room: ids and plain values only."""

from dataclasses import dataclass
from datetime import datetime
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
class ArticleSaved(Fact):
    """An article's words were saved as this version; published or not."""

    name: ClassVar[str] = "knowledge.article_saved"
    article_id: int
    version: int


@dataclass(frozen=True, kw_only=True)
class ArticleSubmitted(Fact):
    """A draft waits for somebody to approve it."""

    name: ClassVar[str] = "knowledge.article_submitted"
    article_id: int


@dataclass(frozen=True, kw_only=True)
class RevisionSubmitted(Fact):
    """Other words for a published article wait for somebody to approve them."""

    name: ClassVar[str] = "knowledge.revision_submitted"
    article_id: int


@dataclass(frozen=True, kw_only=True)
class RevisionSentBack(Fact):
    """They need more work; readers see the present words."""

    name: ClassVar[str] = "knowledge.revision_sent_back"
    article_id: int


@dataclass(frozen=True, kw_only=True)
class RevisionApproved(Fact):
    """They are the article's words from now on."""

    name: ClassVar[str] = "knowledge.revision_approved"
    article_id: int
    version: int


@dataclass(frozen=True, kw_only=True)
class ArticleSentBack(Fact):
    """A review asked for more work; the article is a draft again."""

    name: ClassVar[str] = "knowledge.article_sent_back"
    article_id: int


@dataclass(frozen=True, kw_only=True)
class ArticleScheduled(Fact):
    """An article was approved and will be shown from `at` on; ArticlePublished follows then."""

    name: ClassVar[str] = "knowledge.article_scheduled"
    article_id: int
    at: datetime


@dataclass(frozen=True, kw_only=True)
class ArticleExpired(Fact):
    """The time for which an article holds has passed; nobody finds it any more."""

    name: ClassVar[str] = "knowledge.article_expired"
    article_id: int


@dataclass(frozen=True, kw_only=True)
class ArticleArchived(Fact):
    """An article was put away: nobody finds it, nothing of it is lost."""

    name: ClassVar[str] = "knowledge.article_archived"
    article_id: int


@dataclass(frozen=True, kw_only=True)
class ArticleRestored(Fact):
    """An article came back from the archive, as a draft."""

    name: ClassVar[str] = "knowledge.article_restored"
    article_id: int


@dataclass(frozen=True, kw_only=True)
class ArticleHanded(Fact):
    """An article has another owner; None means nobody minds it."""

    name: ClassVar[str] = "knowledge.article_handed"
    article_id: int
    owner_id: int | None


@dataclass(frozen=True, kw_only=True)
class ArticleChecked(Fact):
    """Somebody read all of an article and found it right."""

    name: ClassVar[str] = "knowledge.article_checked"
    article_id: int


@dataclass(frozen=True, kw_only=True)
class ArticleMovedAddress(Fact):
    """An article has another address; the former one leads to it."""

    name: ClassVar[str] = "knowledge.article_moved_address"
    article_id: int


@dataclass(frozen=True, kw_only=True)
class TranslationStale(Fact):
    """The text that a translation was made from has moved on."""

    name: ClassVar[str] = "knowledge.translation_stale"
    article_id: int
    source_id: int


@dataclass(frozen=True, kw_only=True)
class TranslationConfirmed(Fact):
    """Somebody found a translation right, or made it so, for the present version of its source."""

    name: ClassVar[str] = "knowledge.translation_confirmed"
    article_id: int


@dataclass(frozen=True, kw_only=True)
class ProductReleased(Fact):
    """A product has a new version; what is written about it may no longer be true."""

    name: ClassVar[str] = "knowledge.product_released"
    product_id: int
    release_id: int


@dataclass(frozen=True, kw_only=True)
class BlockChanged(Fact):
    """A shared passage says something else, and so does every article that uses it."""

    name: ClassVar[str] = "knowledge.block_changed"
    block_id: int
    articles: int


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


@dataclass(frozen=True, kw_only=True)
class NoticePublished(Fact):
    """A notice began to show."""

    name: ClassVar[str] = "knowledge.notice_published"
    notice_id: int
    level: str


@dataclass(frozen=True, kw_only=True)
class NoticeEnded(Fact):
    """A notice that had shown is over."""

    name: ClassVar[str] = "knowledge.notice_ended"
    notice_id: int
    level: str


@dataclass(frozen=True, kw_only=True)
class IssueFixed(Fact):
    """A known issue is fixed; whoever wanted to know is told."""

    name: ClassVar[str] = "knowledge.issue_fixed"
    issue_id: int
    article_id: int


@dataclass(frozen=True, kw_only=True)
class ArticleRead(Fact):
    """A customer whom we know opened an article in the help pages."""

    name: ClassVar[str] = "knowledge.article_read"
    customer_id: int
    article_id: int
