"""A mailbox at an IMAP server: opened, read in pieces that fit into memory, marked as seen only when
told so."""

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from imaplib import IMAP4
from typing import Any

from imap_tools import BaseMailBox
from imap_tools.errors import ImapToolsError

from madoguchi.core import api as core

from ..shapes import Broken, Temporary
from .connecting import mailbox_at
from .settings import Mailbox
from .signing_in import token, uses_oauth, xoauth2

TIMEOUT = 30.0
MOST_AT_ONCE = 50
MOST_BYTES = 16_000_000
"""So much is asked for at once; a longer mail comes alone."""
LONGEST = 60_000_000
"""What is longer is cut there, and says so."""
SIZE = re.compile(rb"UID (\d+).*?RFC822\.SIZE (\d+)|RFC822\.SIZE (\d+).*?UID (\d+)")
UID = re.compile(rb"UID (\d+)")


@dataclass(frozen=True, slots=True)
class Inbox:
    """An open inbox."""

    box: BaseMailBox
    validity: int

    def uids(self, above: int, words: str = "") -> list[int]:
        """The numbers of the mails above this one, in their order; `words`: those of an IMAP search alone."""
        found = self._uid("SEARCH", f"UID {above + 1}:* {words}".strip())
        numbers = [int(one) for line in found if line for one in line.split()]
        return sorted(one for one in numbers if one > above)

    def next_uid(self) -> int:
        """The number that the next mail will have."""
        return int(self.box.folder.status("INBOX", ["UIDNEXT"])["UIDNEXT"])

    def mails(self, uids: Sequence[int]) -> Iterator[list[tuple[int, bytes]]]:
        """The mails in batches that fit into memory, each with its number; none is marked as seen."""
        for batch in self._batches(uids):
            span = f"<0.{LONGEST}>" if len(batch) == 1 else ""
            found = self._uid("FETCH", ",".join(map(str, batch)), f"(UID BODY.PEEK[]{span})")
            mails = sorted(_numbered(found))
            if mails:
                yield mails

    def mark_seen(self, uids: Sequence[int]) -> None:
        """They are read."""
        if uids:
            self._uid("STORE", ",".join(map(str, uids)), "+FLAGS.SILENT", r"(\Seen)")

    def wait(self, seconds: float) -> None:
        """Until something happens in it, by IDLE; without IDLE, return at once."""
        if "IDLE" in self.box.client.capabilities:
            self.box.idle.wait(timeout=seconds)

    def may_wait(self) -> bool:
        """Whether the server tells of new mails by itself."""
        return "IDLE" in self.box.client.capabilities

    def _batches(self, uids: Sequence[int]) -> Iterator[list[int]]:
        for at in range(0, len(uids), MOST_AT_ONCE):
            asked = uids[at : at + MOST_AT_ONCE]
            sizes = _sizes(self._uid("FETCH", ",".join(map(str, asked)), "(UID RFC822.SIZE)"))
            batch: list[int] = []
            bytes_in = 0
            for uid in asked:
                if batch and bytes_in + sizes.get(uid, MOST_BYTES) > MOST_BYTES:
                    yield batch
                    batch, bytes_in = [], 0
                batch.append(uid)
                bytes_in += sizes.get(uid, MOST_BYTES)
            yield batch

    def _uid(self, *words: str) -> list[Any]:
        state, found = self.box.client.uid(*words)
        if state != "OK":
            raise Temporary("unreachable")
        return found


@contextmanager
def opened(box: Mailbox) -> Iterator[Inbox]:
    """The inbox. Raises Broken when we are not let in, Temporary when nobody answers."""
    try:
        client = mailbox_at(box.imap, TIMEOUT)
    except core.AddressRefused as refused:
        raise Broken("inside") from refused
    except (OSError, IMAP4.error, ImapToolsError, EOFError) as trouble:
        raise Temporary("unreachable") from trouble
    try:
        _signed_in(client, box)
        try:
            yield Inbox(client, int(client.folder.status("INBOX", ["UIDVALIDITY"])["UIDVALIDITY"]))
        except (OSError, IMAP4.error, ImapToolsError, EOFError) as trouble:
            raise Temporary("unreachable") from trouble
    finally:
        _leave(client)


def _signed_in(client: BaseMailBox, box: Mailbox) -> None:
    try:
        if uses_oauth(box):
            bearer = xoauth2(box.user, token(box))
            client.client.authenticate("XOAUTH2", lambda _: bearer.encode())
        else:
            client.client.login(box.user, box.account.secret("password"))
        client.folder.set("INBOX")
    except IMAP4.abort as trouble:
        raise Temporary("unreachable") from trouble
    except (IMAP4.error, ImapToolsError, UnicodeEncodeError) as trouble:
        raise Broken("keys") from trouble
    except (OSError, EOFError) as trouble:
        raise Temporary("unreachable") from trouble


def _leave(client: BaseMailBox) -> None:
    try:
        client.client.logout()
    except (OSError, IMAP4.error, EOFError):
        client.client.shutdown()


def _numbered(found: Sequence[Any]) -> Iterator[tuple[int, bytes]]:
    for at, piece in enumerate(found):
        if isinstance(piece, tuple):
            after = found[at + 1] if at + 1 < len(found) and isinstance(found[at + 1], bytes) else b""
            number = UID.search(piece[0]) or UID.search(after)
            if number:
                yield int(number[1]), piece[1]


def _sizes(found: Sequence[Any]) -> dict[int, int]:
    sizes = {}
    for line in found:
        told = SIZE.search(line if isinstance(line, bytes) else line[0]) if line else None
        if told:
            sizes[int(told[1] or told[4])] = int(told[2] or told[3])
    return sizes
