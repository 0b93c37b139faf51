"""Plain values that cross the door of the knowledge room."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar, Literal

Audience = Literal["public", "customers", "staff"]
RowState = Literal["ok", "updated", "unchanged", "error"]


@dataclass(frozen=True, slots=True)
class ArticleRef:
    """Enough of an article to link to it."""

    id: int
    heading: str
    url: str
    language: str


@dataclass(frozen=True, slots=True)
class ArticleShape:
    """An article as other rooms see it. `body` is Markdown as it was written."""

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
    """

    article_id: int
    heading: str
    url: str
    language: str
    passage: str
    score: float
    confidence: float
    collection: str


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
    """What an editor writes. `body` is Markdown; `questions` are other ways in which customers ask for it."""

    heading: str
    body: str
    category_id: int | None = None
    visibility: Audience = "public"
    questions: tuple[str, ...] = ()
    checked_on: date | None = None


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


@dataclass(frozen=True, slots=True)
class CategoryShape:
    """A shelf of the help centre; `articles` counts what stands on it, drafts too."""

    id: int
    collection: str
    slug: str
    title_ja: str
    title_en: str
    articles: int
