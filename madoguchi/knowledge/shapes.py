"""Plain values that cross the door of the knowledge room."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, ClassVar, Literal
from uuid import UUID

Audience = Literal["public", "customers", "staff"]
Kind = Literal["faq", "guide", "video", "troubleshooting", "known_issue", "release", "policy"]
Status = Literal["draft", "review", "published", "archived"]
Confidence = Literal["wip", "not_validated", "validated"]
RowState = Literal["ok", "updated", "unchanged", "error"]
NoticeLevel = Literal["info", "maintenance", "outage"]
NoticeDoor = Literal["help", "portal", "widget", "assistant"]
NoticeState = Literal["draft", "scheduled", "live", "ended"]
NOTICE_LEVELS: tuple[NoticeLevel, ...] = ("outage", "maintenance", "info")
NOTICE_DOORS: tuple[NoticeDoor, ...] = ("help", "portal", "widget", "assistant")


@dataclass(frozen=True, slots=True)
class ArticleRef:
    """Enough of an article to link to it."""

    id: int
    heading: str
    url: str
    language: str


@dataclass(frozen=True, slots=True)
class ArticleShape:
    """An article as other rooms see it. `body` is Markdown as it was written: `render_body` makes it HTML.

    `card_text` and `voice_text` are the answer for a chat card and for reading aloud; "" where the body
    serves. `data` holds what only its kind has.
    """

    id: int
    collection: str
    slug: str
    language: str
    heading: str
    body: str
    url: str
    status: str
    visibility: Audience
    tags: tuple[str, ...]
    questions: tuple[str, ...]
    checked_on: date | None
    updated_at: datetime
    published_at: datetime | None
    kind: Kind = "faq"
    card_text: str = ""
    voice_text: str = ""
    data: Mapping[str, Any] = field(default_factory=dict)
    version: int = 1
    is_source: bool = True
    group: UUID | None = None
    category_id: int | None = None
    confidence: Confidence = "not_validated"
    owner_id: int | None = None
    review_on: date | None = None
    valid_from: datetime | None = None
    valid_until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """An article and its body as safe HTML."""

    article: ArticleShape
    html: str


@dataclass(frozen=True, slots=True)
class Hit:
    """One found article. `passage` is a short quotation from its body, in plain text.

    `score` orders the hits of one search and means nothing across searches. `confidence` is between 0 and 1:
    the estimated chance that the article answers the query; below `CONFIDENT` say that you do not know.
    `crosses` says that it is written in another language than the query; `title_marked` is the heading as
    safe HTML with the found words in `<mark>`.
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


CONFIDENT = 0.5


@dataclass(frozen=True, slots=True)
class ImportRow:
    """What became of one line of an import; `reason` is a code (see `importing.REASONS`) for errors."""

    line: int
    external_id: str
    state: RowState
    article_id: int | None = None
    reason: str = ""


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
class ArticleText:
    """What an editor writes. `body` is Markdown; `questions` are other ways in which customers ask for it.

    All of it is written at once: to change a part, begin from the present text (`dataclasses.replace`).
    """

    heading: str
    body: str
    category_id: int | None = None
    visibility: Audience = "public"
    questions: tuple[str, ...] = ()
    checked_on: date | None = None
    kind: Kind = "faq"
    tags: tuple[str, ...] = ()
    card_text: str = ""
    voice_text: str = ""
    product_ids: tuple[int, ...] = ()
    data: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ArticleState:
    """Where an article stands in its life, and who minds it.

    `stale`: it is a translation, and the text it was made from has moved on. `showing`: it can be read now.
    """

    status: Status
    confidence: Confidence
    owner_id: int | None
    review_on: date | None
    valid_from: datetime | None
    valid_until: datetime | None
    showing: bool
    submitted_by: int | None
    submitted_at: datetime | None
    review_note: str
    is_source: bool
    stale: bool


@dataclass(frozen=True, slots=True)
class EditableArticle:
    """An article as its editor sees it; `twin_id` is the same answer in the other language."""

    id: int
    collection: str
    language: str
    text: ArticleText
    status: str
    url: str
    category: str
    twin_id: int | None
    updated_at: datetime
    published_at: datetime | None
    state: ArticleState
    version: int
    slug: str
    group: UUID


@dataclass(frozen=True, slots=True)
class VersionShape:
    """An article's words as they were saved once; `by_id` is a member of staff, None for other systems."""

    number: int
    text: ArticleText
    by_id: int | None
    at: datetime
    note: str


@dataclass(frozen=True, slots=True)
class ProductShape:
    """Something customers own; `articles` counts what speaks of it, `newest` is its last version or ""."""

    id: int
    slug: str
    title_ja: str
    title_en: str
    articles: int = 0
    newest: str = ""


@dataclass(frozen=True, slots=True)
class ReleaseShape:
    """A version of a product; `notes` leads to the article that says what changed."""

    id: int
    product_id: int
    version: str
    released_on: date
    notes: ArticleRef | None = None


@dataclass(frozen=True, slots=True)
class ProductSpan:
    """An article holds for a product from `since` on and up to `until` (versions; "" means without limit)."""

    product: ProductShape
    since: str = ""
    until: str = ""


@dataclass(frozen=True, slots=True)
class BlockShape:
    """A passage that several articles share, read wherever one says `{{block:slug}}`."""

    id: int
    slug: str
    title: str
    body_ja: str
    body_en: str
    updated_at: datetime
    used: int = 0


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
