"""An article: as its readers, its editors and other rooms see it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, ClassVar, Literal
from uuid import UUID

Audience = Literal["public", "customers", "staff"]
Kind = Literal["faq", "guide", "video", "troubleshooting", "known_issue", "release", "policy"]
Status = Literal["draft", "review", "published", "archived"]
Confidence = Literal["wip", "not_validated", "validated"]


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
class ReviewRule:
    """How articles are approved. `four_eyes`: never by the one who submitted them.

    `months` is when a checked article is looked at again, unless its editor says otherwise.
    """

    option_name: ClassVar[str] = "knowledge.review"
    four_eyes: bool = False
    months: int = 6


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

    `stale`: a translation whose source has moved on since `source_version`. `showing`:
    it can be read now.
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
    source_version: int | None = None


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
    minor: bool = False
    """What changed with it changes no translation."""


@dataclass(frozen=True, slots=True)
class RevisionShape:
    """Other words for a published article; readers see the present ones until somebody approves them."""

    article_id: int
    text: ArticleText
    based_on: int
    note: str
    by_id: int | None
    at: datetime
    submitted_at: datetime | None
    review_note: str


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of a compared line."""

    state: Literal["same", "added", "removed"]
    text: str


@dataclass(frozen=True, slots=True)
class ChangedLine:
    """A line of two compared texts; "gap" stands for unchanged lines that are not shown."""

    state: Literal["same", "changed", "added", "removed", "gap"]
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class ChangedField:
    """A part of an article that two versions have differently: "heading", "body", "questions" …"""

    name: str
    lines: tuple[ChangedLine, ...]
