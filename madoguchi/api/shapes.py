"""Plain values of the door for other systems."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

Audience = Literal["public", "customers", "staff"]

READ, WRITE, PUBLISH, SEARCH = "articles:read", "articles:write", "articles:publish", "search:read"
RECORDS, ORDERS = "records:write", "orders:read"
RUN, TALK = "tasks:run", "assistant:talk"
SCOPES = (READ, SEARCH, WRITE, PUBLISH, ORDERS, RECORDS, RUN, TALK)
WRITING = frozenset((WRITE, PUBLISH))


@dataclass(frozen=True, slots=True)
class TokenShape:
    """A token as people see it: never its secret, only the last letters of it."""

    id: int
    name: str
    hint: str
    scopes: tuple[str, ...]
    audience: Audience
    per_minute: int
    made_by: int
    made_at: datetime
    expires_at: datetime | None
    last_used_at: datetime | None
    revoked_at: datetime | None
    live: bool


@dataclass(frozen=True, slots=True)
class Issued:
    """A token that was just made, with its secret: the only time that anybody sees it."""

    token: TokenShape
    secret: str


@dataclass(frozen=True, slots=True)
class KeptAnswer:
    """What a request was answered with."""

    status: int
    body: str
    headers: dict[str, str]
