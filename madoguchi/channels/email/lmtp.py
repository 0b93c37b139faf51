"""Mails handed to us by a mail server on the same machine or network (LMTP, RFC 2033).

A mail is acknowledged after it is kept with its job, never before; whoever asks for an address that is no
mailbox of ours is refused at once.
"""

import asyncio
import logging
import socket
from typing import Any

from aiosmtpd.lmtp import LMTP
from aiosmtpd.smtp import Envelope, Session
from asgiref.sync import sync_to_async
from django.db import DatabaseError, InterfaceError, close_old_connections

from ..models import Account as AccountRow
from ..queries.accounts import account_shape
from ..shapes import Account
from .keeping import keep_mails
from .recipients import KIND, without_sign
from .settings import Mailbox

log = logging.getLogger(__name__)
LONGEST = 60_000_000
"""Bytes of one mail; what is longer is refused before it is read to its end."""
MOST_RECIPIENTS = 100
IDLE = 120.0
"""Seconds without a word after which a connection is closed."""
UNKNOWN = "550 5.1.1 no such mailbox here"
LATER = "451 4.3.0 not kept, please try again"


class Door:
    """What aiosmtpd asks: whether an address is ours, and to keep a mail."""

    async def handle_RCPT(
        self, server: Any, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        """Only mailboxes that are set up here, with or without a sign behind their name."""
        if len(envelope.rcpt_tos) >= MOST_RECIPIENTS:
            return "452 4.5.3 too many recipients"
        try:
            found = await sync_to_async(mailbox_for)(address)
        except (DatabaseError, InterfaceError):
            log.exception("lmtp: the mailboxes could not be looked up")
            return LATER
        if found is None:
            return UNKNOWN
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 ok"

    async def handle_DATA(self, server: Any, session: Session, envelope: Envelope) -> str:
        """One answer for every recipient, each after its mail is kept."""
        raw = envelope.original_content or b""
        return "\r\n".join([await sync_to_async(_kept)(one, raw) for one in envelope.rcpt_tos])


def mailbox_for(address: str) -> Account | None:
    """The mailbox of ours with this address; None where there is none, or it is paused."""
    close_old_connections()
    wanted = {address.lower(), without_sign(address.lower())}
    for row in AccountRow.objects.filter(kind=KIND, active=True).order_by("pk"):
        found = account_shape(row)
        if Mailbox(found).address.lower() in wanted:
            return found
    return None


def _kept(address: str, raw: bytes) -> str:
    try:
        whose = mailbox_for(address)
        if whose is None:
            return UNKNOWN
        keep_mails(whose, [raw])
    except Exception:
        log.exception("lmtp: a mail could not be kept")
        return LATER
    return "250 2.0.0 kept"


async def listen(bound: socket.socket) -> asyncio.Server:
    """Take mails on this listening socket until the server that is returned is closed."""
    loop = asyncio.get_running_loop()

    def begin() -> LMTP:
        return LMTP(
            Door(), hostname=socket.gethostname(), data_size_limit=LONGEST, enable_SMTPUTF8=True,
            decode_data=False, timeout=IDLE, loop=loop,
        )  # fmt: skip

    return await loop.create_server(begin, sock=bound)
