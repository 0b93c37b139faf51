"""The mail server of the demo's customers: takes what the desk sends, and hands over what they write."""

import asyncio
import itertools
import socket
import time
from email.message import EmailMessage
from email.utils import format_datetime, formataddr
from typing import Any

from aiosmtpd.smtp import SMTP, Envelope, Session
from django.utils import timezone

ADDRESS = "support@aozora.example"
"""The company's mailbox, as the world makes it."""
LARGEST = 30_000_000


class MailServer:
    """An SMTP server on loopback. `sent` is what arrived in mailboxes: for whom, and the whole mail."""

    def __init__(self) -> None:
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.server_address = self.socket.getsockname()
        self.sent: list[tuple[str, bytes]] = []
        self.numbers = itertools.count(int(time.time()))
        self.loop = asyncio.new_event_loop()
        self.done = asyncio.Event()

    @property
    def address(self) -> str:
        """Where it listens."""
        return "smtp://{}:{}".format(*self.server_address[:2])

    def __enter__(self) -> "MailServer":
        return self

    def __exit__(self, *_trouble: Any) -> None:
        self.socket.close()

    def serve_forever(self, poll_interval: float = 0.5) -> None:
        """Until `shutdown`."""
        try:
            self.loop.run_until_complete(self._serve())
        finally:
            self.loop.close()

    def shutdown(self) -> None:
        """Stop serving; from another thread."""
        self.loop.call_soon_threadsafe(self.done.set)

    async def _serve(self) -> None:
        def begin() -> SMTP:
            return SMTP(self, data_size_limit=LARGEST, enable_SMTPUTF8=True, loop=self.loop)

        async with await self.loop.create_server(begin, sock=self.socket):
            await self.done.wait()

    async def handle_DATA(self, server: Any, session: Session, envelope: Envelope) -> str:
        """What aiosmtpd calls."""
        self.sent += [(str(to).lower(), bytes(envelope.original_content or b"")) for to in envelope.rcpt_tos]
        return "250 kept"

    def letter(self, sender: str, name: str, text: str, *, subject: str, answers: str = "") -> EmailMessage:
        """What somebody writes to the company; `answers` is the Message-ID that it answers."""
        mail = EmailMessage()
        mail["From"], mail["To"] = formataddr((name, sender)), ADDRESS
        mail["Subject"], mail["Date"] = subject, format_datetime(timezone.localtime())
        mail["Message-ID"] = f"<{next(self.numbers)}@{sender.rpartition('@')[2]}>"
        if answers:
            mail["In-Reply-To"] = mail["References"] = answers
        mail.set_content(text)
        return mail
