"""Products with their versions, and blocks that articles share."""

from dataclasses import dataclass
from datetime import date, datetime

from .articles import ArticleRef


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
