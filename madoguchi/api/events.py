"""Facts of the door for other systems: ids and plain values only."""

from dataclasses import dataclass
from typing import ClassVar

from madoguchi.core.events import Fact


@dataclass(frozen=True, kw_only=True)
class TokenMade(Fact):
    """Another system may now come in."""

    name: ClassVar[str] = "api.token_made"
    token_id: int
    scopes: tuple[str, ...]
    audience: str


@dataclass(frozen=True, kw_only=True)
class TokenRevoked(Fact):
    """A token is refused from now on."""

    name: ClassVar[str] = "api.token_revoked"
    token_id: int


@dataclass(frozen=True, kw_only=True)
class ArticleWritten(Fact):
    """Another system made, changed, published or withdrew an article."""

    name: ClassVar[str] = "api.article_written"
    token_id: int
    article_id: int
