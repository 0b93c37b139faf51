"""Plain values that reading a mail gives."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

NatureKind = Literal[
    "person", "auto_reply", "out_of_office", "bounce", "receipt", "list", "spam", "generated"
]  # fmt: skip
BounceReason = Literal[
    "unknown_address", "mailbox_full", "refused", "unknown_domain", "too_large", "disabled", "expired",
    "other",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Address:
    """One mailbox of a header. `email` keeps the local part as written; its domain is in lower case."""

    name: str
    email: str


@dataclass(frozen=True, slots=True)
class Attachment:
    """A part that is not the text. `cid` is its Content-ID where the text in HTML may point to it."""

    name: str
    content_type: str
    content: bytes
    cid: str = ""
    inline: bool = False


@dataclass(frozen=True, slots=True)
class Letter:
    """A mail as well as it could be read. `problems` names what was read with doubt (parse degraded)."""

    headers: tuple[tuple[str, str], ...] = ()
    message_id: str = ""
    in_reply_to: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    subject: str = ""
    sender: Address | None = None
    reply_to: tuple[Address, ...] = ()
    to: tuple[Address, ...] = ()
    cc: tuple[Address, ...] = ()
    sent_at: datetime | None = None
    content_type: str = "text/plain"
    parameters: Mapping[str, str] = field(default_factory=dict)
    text: str = ""
    html: str = ""
    attachments: tuple[Attachment, ...] = ()
    problems: tuple[str, ...] = ()

    def header(self, name: str) -> str:
        """The first header of that name, decoded; "" without one."""
        return next(iter(self.all_headers(name)), "")

    def all_headers(self, name: str) -> list[str]:
        """All headers of that name, decoded, in their order."""
        wanted = name.lower()
        return [value for key, value in self.headers if key.lower() == wanted]


@dataclass(frozen=True, slots=True)
class Trimmed:
    """What the writer wrote now, what was quoted from earlier mails, and how it is signed."""

    reply: str
    quoted: str = ""
    signature: str = ""


@dataclass(frozen=True, slots=True)
class Nature:
    """Who or what wrote a mail; whether an automatic answer may follow; which signs told so."""

    kind: NatureKind
    may_be_answered: bool
    signs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Bounce:
    """One address that a mail did not reach, or reached late (`permanent` is False: it is tried again)."""

    address: str
    reason: BounceReason
    permanent: bool
    status: str = ""
    said: str = ""
    message_id: str = ""


@dataclass(frozen=True, slots=True)
class Forwarded:
    """The mail that lies within a forwarded one: from whom, about what, and its text."""

    sender: Address
    subject: str
    text: str
