"""Values that cross core's front door."""

import datetime
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Literal, NamedTuple
from uuid import UUID

from .events import Fact

ActorKind = Literal["customer", "staff", "assistant", "system"]


class Actor(NamedTuple):
    """Who did it. `id` is the staff or customer id, None for the assistant and the system."""

    kind: ActorKind
    id: int | None = None


SYSTEM = Actor("system")
ASSISTANT = Actor("assistant")


class Nudge(NamedTuple):
    """ "Something about `hint` changed", said to everybody who listens to `topic`.

    Neither may contain a space. Together they stay far below PostgreSQL's 8,000 bytes.
    """

    topic: str
    hint: str


@dataclass(frozen=True)
class EventShape:
    """One line of the event log, in CloudEvents terms, with our own columns beside them."""

    id: int
    source: str
    type: str
    subject: str
    time: datetime.datetime
    data: Mapping[str, Any]
    conversation_id: int | None
    customer_id: int | None
    actor: Actor


Durable = Callable[[Any, EventShape], None]
Live = Callable[[Any], Iterable[Nudge]]


@dataclass(frozen=True)
class When:
    """A durable listener for some facts of a kind only: the others cost no job.

    `holds(fact)` is asked inside the transaction that makes the fact true, so it may read one row at most.
    """

    holds: Callable[[Any], bool]
    listener: Durable | str


@dataclass(frozen=True)
class Listeners:
    """Who hears a fact.

    `durable`: functions `f(fact, event)` (or their dotted paths), each run by a job at least once; `When` for
    those that hear only some.
    `live`: pure functions `f(fact) -> nudges`, called inside the transaction, delivered at commit.
    """

    durable: tuple[Durable | str | When, ...] = ()
    live: tuple[Live | str, ...] = ()


Wiring = Mapping[type[Fact], Listeners]


@dataclass(frozen=True)
class AttachmentShape:
    """A stored file. `size` in bytes, `sha256` in hexadecimal."""

    id: UUID
    name: str
    media_type: str
    size: int
    sha256: str


class StoredFile(NamedTuple):
    """The bytes of an attachment: where they lie in the storage, and what they must be."""

    id: UUID
    place: str
    size: int
    sha256: str


@dataclass(frozen=True)
class BackupPlan:
    """Whether the worker makes a backup every night, at which hour, and how many of them stay."""

    option_name: ClassVar[str] = "core.backups"
    on: bool = False
    hour: int = 3
    keep: int = 14
    with_key: bool = True


@dataclass(frozen=True)
class BackupShape:
    """A backup that was made, or could not be made (`problem` says why); `lost` attachments were missing."""

    made_at: datetime.datetime
    place: str
    size: int
    seconds: float
    rows: int
    files: int
    lost: int
    problem: str


class DatabaseFigures(NamedTuple):
    """Version and size in bytes of the database, its connections, and how long it takes to answer."""

    version: str
    size: int
    connections: int
    most_connections: int
    milliseconds: float


class JobFigures(NamedTuple):
    """Workers alive, seconds since the last heartbeat of any, and the jobs: due, under way, given up."""

    workers: int
    heard_seconds: float | None
    waiting: int
    oldest_seconds: float | None
    running: int
    failed: int


class MailFigures(NamedTuple):
    """Whether a mail server is set up, what waits for it, and what it refused in the last day."""

    server: bool
    waiting: int
    oldest_seconds: float | None
    failed: int


class DiskFigures(NamedTuple):
    """A folder, and the room there in bytes."""

    folder: str
    free: int
    total: int


@dataclass(frozen=True)
class MailShape:
    """A mail of ours and how far it came: waiting, sent, failed, or kept (no mail server is set up).

    `refusal` is what the last attempt met, as a short code.
    """

    id: int
    to: str
    subject: str
    text: str
    html: str
    purpose: str
    language: str
    state: str
    attempts: int
    created_at: datetime.datetime
    sent_at: datetime.datetime | None
    refusal: str = ""


@dataclass(frozen=True)
class FailedJob:
    """A job that was given up after its last attempt, kept for a person to look at.

    `kind` is the error, `text` its first words without personal data, `raised_in` the places in our code;
    all empty when the reason is not known.
    """

    id: int
    task: str
    arguments: Mapping[str, Any]
    attempts: int
    failed_at: datetime.datetime | None
    kind: str = ""
    text: str = ""
    raised_in: str = ""


StepKind = Literal["started", "closed", "holiday", "company_day", "opened", "due"]


@dataclass(frozen=True)
class Step:
    """One line of a derivation. `left` is the working time still to pass at that moment.

    A closed time has an end, `until`. A holiday or company day is a date, `day`, with its names, which are
    empty for a company day without one.
    """

    kind: StepKind
    at: datetime.datetime
    left: datetime.timedelta
    until: datetime.datetime | None = None
    day: datetime.date | None = None
    name_ja: str = ""
    name_en: str = ""
