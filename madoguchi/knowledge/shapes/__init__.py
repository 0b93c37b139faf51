"""Plain values that cross the door of the knowledge room."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar, Literal
from uuid import UUID

from .articles import (
    ArticleRef,
    ArticleShape,
    ArticleState,
    ArticleText,
    Audience,
    ChangedField,
    ChangedLine,
    Confidence,
    EditableArticle,
    Kind,
    Piece,
    Reading,
    ReviewRule,
    RevisionShape,
    Status,
    VersionShape,
)
from .issues import IssueFollowerShape, IssueShape, IssueState, IssueWord
from .products import BlockShape, ProductShape, ProductSpan, ReleaseShape

__all__ = [
    "ArticleRef",
    "ArticleShape",
    "ArticleState",
    "ArticleText",
    "Audience",
    "BlockShape",
    "ChangedField",
    "ChangedLine",
    "Confidence",
    "EditableArticle",
    "IssueFollowerShape",
    "IssueShape",
    "IssueState",
    "IssueWord",
    "Kind",
    "Piece",
    "ProductShape",
    "ProductSpan",
    "Reading",
    "ReleaseShape",
    "ReviewRule",
    "Status",
    "RevisionShape",
    "VersionShape",
]

RowState = Literal["ok", "updated", "unchanged", "error"]
NoticeLevel = Literal["info", "maintenance", "outage"]
NoticeDoor = Literal["help", "portal", "widget", "assistant"]
NoticeState = Literal["draft", "scheduled", "live", "ended"]
NOTICE_LEVELS: tuple[NoticeLevel, ...] = ("outage", "maintenance", "info")
NOTICE_DOORS: tuple[NoticeDoor, ...] = ("help", "portal", "widget", "assistant")


@dataclass(frozen=True, slots=True)
class Hit:
    """One found article. `passage` is a short quotation from its body, in plain text.

    `score` orders the hits of one search and means nothing across searches. `confidence` is between 0 and 1:
    the estimated chance that the article answers the query; below `CONFIDENT` say that you do not know.
    `crosses` says that it is written in another language than the query; `title_marked` is the heading as
    safe HTML with the found words in `<mark>`; `card_text` is the answer as its editor put it for a chat.
    """

    article_id: int
    heading: str
    url: str
    language: str
    passage: str
    score: float
    confidence: float
    collection: str
    kind: Kind = "faq"
    crosses: bool = False
    title_marked: str = ""
    card_text: str = ""


CONFIDENT = 0.5


@dataclass(frozen=True, slots=True)
class ImportRow:
    """What became of one line of an import; `reason` is a code (see `importing.REASONS`) for errors.

    `changed` names the columns of an article that are other than before.
    """

    line: int
    external_id: str
    state: RowState
    article_id: int | None = None
    reason: str = ""
    heading: str = ""
    changed: tuple[str, ...] = ()
    detail: str = ""
    """The words that a reason is about."""


@dataclass(frozen=True, slots=True)
class ImportReport:
    """Totals of an import, and the rows that failed. All rows are given to the `report` callback."""

    collection: str
    url: str
    ok: int = 0
    updated: int = 0
    unchanged: int = 0
    errors: tuple[ImportRow, ...] = ()

    @property
    def rows(self) -> int:
        """How many lines were read."""
        return self.ok + self.updated + self.unchanged + len(self.errors)


@dataclass(frozen=True, slots=True)
class IndexState:
    """How the search index of this process stands."""

    ready: bool
    articles: int
    built_at: datetime | None


@dataclass(frozen=True, slots=True)
class AssistantKnowledge:
    """Which collections the assistant answers from; none named means every public one."""

    option_name: ClassVar[str] = "knowledge.assistant"
    collections: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CategoryShape:
    """A shelf of the help centre; `articles` counts what stands on it, drafts too."""

    id: int
    collection: str
    slug: str
    title_ja: str
    title_en: str
    articles: int


@dataclass(frozen=True, slots=True)
class NoticeShape:
    """A notice as a reader sees it. `language` is that of its words, the other one where hers is missing."""

    id: int
    level: NoticeLevel
    title: str
    text: str
    language: str
    begins_at: datetime
    ends_at: datetime | None
    link: ArticleRef | None = None

    @property
    def dismissible(self) -> bool:
        """A reader may put it away; an outage stays until it is over."""
        return self.level != "outage"


@dataclass(frozen=True, slots=True)
class NoticeText:
    """What an editor says, where, and from when until when; `begins_at` None means from publishing on."""

    level: NoticeLevel
    title_ja: str = ""
    title_en: str = ""
    text_ja: str = ""
    text_en: str = ""
    doors: tuple[NoticeDoor, ...] = NOTICE_DOORS
    article_id: int | None = None
    begins_at: datetime | None = None
    ends_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class EditableNotice:
    """A notice as its editors see it."""

    id: int
    state: NoticeState
    text: NoticeText
    article: ArticleRef | None
    published_at: datetime | None
    updated_at: datetime


@dataclass(frozen=True, slots=True)
class FileShape:
    """A picture, film or paper of an answer; `url` is how an article names it. Pictures know their pixels."""

    key: str
    group: UUID
    name: str
    media_type: str
    size: int
    width: int | None
    height: int | None
    url: str

    @property
    def is_picture(self) -> bool:
        """Is it shown in the text?"""
        return self.media_type.startswith("image/")

    @property
    def is_film(self) -> bool:
        """Is it played in the text?"""
        return self.media_type.startswith("video/")
