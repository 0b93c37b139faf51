"""Known issues, as their readers and followers see them."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from .articles import ArticleRef

IssueState = Literal["investigating", "found", "fixed"]


@dataclass(frozen=True, slots=True)
class IssueWord:
    """One thing that was said about an issue; `language` is that of its words."""

    state: IssueState
    text: str
    language: str
    at: datetime


@dataclass(frozen=True, slots=True)
class IssueShape:
    """Where a known issue stands, how many readers said "me too", and what was said, the latest first."""

    id: int | None
    state: IssueState
    marks: int
    fixed_at: datetime | None
    words: tuple[IssueWord, ...]


@dataclass(frozen=True, slots=True)
class IssueFollowerShape:
    """Whose link was opened: her address, whether she confirmed it, and what it is about."""

    email: str
    language: str
    confirmed: bool
    about: ArticleRef | None
