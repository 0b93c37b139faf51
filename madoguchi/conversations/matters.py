"""What a form or a task opens a conversation with. No Django."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from .cards import FactsCard

NORMAL = 2


@dataclass(frozen=True)
class NotedContact:
    """What was said outside of any program, as staff note it. direction: "in" (she came to us) or "out"."""

    customer_id: int
    channel: str
    direction: str
    text: str
    client_id: str
    minutes: int = 0
    subject: str = ""
    language: str = ""


@dataclass(frozen=True)
class Matter:
    """What a further conversation is opened with, by a form or a task. client_id opens it once.

    due_…: when it was agreed that somebody answers, in place of the usual target. `facts` go with its words.
    """

    customer_id: int
    channel: str
    subject: str
    text: str
    client_id: str
    language: str = ""
    page_url: str = ""
    request_type: str = ""
    topic: str = ""
    team_id: int | None = None
    tags: tuple[str, ...] = ()
    priority: int = NORMAL
    due_from: datetime | None = None
    due_until: datetime | None = None
    attachment_ids: tuple[UUID, ...] = ()
    facts: FactsCard | None = None
