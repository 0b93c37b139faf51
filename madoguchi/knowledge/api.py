"""Front door of the knowledge room: find, read, publish and import articles."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import IO

from django.http import HttpRequest

from madoguchi.core.shapes import Actor
from madoguchi.people.shapes import Viewer

from .shapes import ArticleRef, ArticleShape, Audience, Hit, ImportReport, ImportRow, IndexState


def search(
    *,
    query: str,
    language: str,
    audience: Audience = "public",
    collections: Sequence[str] | None = None,
    exclude: Iterable[int] = (),
    limit: int = 5,
) -> tuple[Hit, ...]:
    """The best articles for a query, best first. `language` is the reader's, `exclude` are article ids."""
    raise NotImplementedError


def article(*, viewer: Viewer, id: int) -> ArticleShape | None:
    """One article if this viewer may read it, else None."""
    raise NotImplementedError


def articles(*, ids: Iterable[int]) -> tuple[ArticleShape, ...]:
    """Articles by id in the order asked for, drafts included: for staff screens and links already made."""
    raise NotImplementedError


def read_by(request: HttpRequest) -> tuple[ArticleRef, ...]:
    """What this browser read last on the help pages, newest first, at most ten."""
    raise NotImplementedError


def publish(*, article_id: int, actor: Actor) -> None:
    """Make an article readable."""
    raise NotImplementedError


def withdraw(*, article_id: int, actor: Actor) -> None:
    """Make a published article a draft again."""
    raise NotImplementedError


def import_articles(
    *,
    source: Path | IO[bytes],
    collection: str,
    actor: Actor,
    title_ja: str = "",
    title_en: str = "",
    public: bool = True,
    own: bool = True,
    progress: Callable[[int, int | None], None] | None = None,
    report: Callable[[ImportRow], None] | None = None,
) -> ImportReport:
    """Import JSON lines into a collection (made when missing); safe to repeat."""
    raise NotImplementedError


def remove_collection(*, slug: str, actor: Actor) -> int:
    """Remove a collection with all its articles; returns how many there were."""
    raise NotImplementedError


def warm() -> None:
    """Load words, vectors and this process's search index; call in a thread after the port is bound."""
    raise NotImplementedError


def index_state() -> IndexState:
    """How this process's search index stands, for the doctor."""
    raise NotImplementedError
