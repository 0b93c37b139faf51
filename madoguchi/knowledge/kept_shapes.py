"""Plain values for those who keep the articles: searches, articles with their use, releases, shelves."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

SearchDoor = Literal["help", "widget", "chat", "desk", "api"]


@dataclass(frozen=True, slots=True)
class SearchShape:
    """One search that was made. `reader` is a day's mark of the browser, "" where there is none."""

    id: int
    query: str
    language: str
    door: SearchDoor
    found: int
    confidence: float
    reader: str
    customer_id: int | None
    conversation_id: int | None
    at: datetime
    chosen_id: int | None

    @property
    def who(self) -> str:
        """The one who searched, as far as she is known: her customer record, else the browser."""
        return f"customer:{self.customer_id}" if self.customer_id else f"reader:{self.reader}"


@dataclass(frozen=True, slots=True)
class KeptArticle:
    """A published article with what bears on its health; `readings` of the days that were asked for.

    `released_on`: when a product that it speaks of last came out in a new version.
    """

    id: int
    heading: str
    body: str
    url: str
    language: str
    collection: str
    own: bool
    owner_id: int | None
    kind: str
    checked_on: date | None
    updated_at: datetime
    published_at: datetime | None
    review_on: date | None
    stale: bool
    readings: int
    released_on: date | None


@dataclass(frozen=True, slots=True)
class Release:
    """A version of a product by itself."""

    id: int
    product_id: int
    title_ja: str
    title_en: str
    version: str
    released_on: date


@dataclass(frozen=True, slots=True)
class ShelfDemand:
    """A shelf with how often its articles were read, and chosen from search results."""

    id: int
    slug: str
    title_ja: str
    title_en: str
    readings: int
    chosen: int

    @property
    def demand(self) -> int:
        """What the order follows: readings and choices together."""
        return self.readings + self.chosen
