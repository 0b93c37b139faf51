"""Connections to mail servers, by the house's guard; a mail server may lie in the company's own network."""

import smtplib
import socket
import ssl
from imaplib import IMAP4, IMAP4_SSL
from typing import Any

from imap_tools import BaseMailBox, MailBox, MailBoxStartTls, MailBoxUnencrypted
from imap_tools.errors import MailboxStarttlsError
from imap_tools.utils import check_command_status

from madoguchi.core import api as core

from .settings import Server

TLS_ALONE = 993
"""The port of IMAP at which nobody says a word before TLS is spoken."""


def _line(host: str, port: int, seconds: float | None) -> socket.socket:
    return core.outside_line(host or "localhost", port, seconds=seconds, inner=True)


class Smtp(smtplib.SMTP):
    """SMTP over a guarded line."""

    def _get_socket(self, host: str, port: int, timeout: Any) -> socket.socket:
        return _line(host, port, timeout)


class SmtpTls(smtplib.SMTP_SSL, Smtp):
    """The same within TLS from the first word on; it asks for its line as the plain one does."""


class _Imap(IMAP4):
    def _create_socket(self, timeout: float | None) -> socket.socket:
        return _line(self.host, self.port, timeout)


class _ImapTls(IMAP4_SSL):
    def _create_socket(self, timeout: float | None) -> ssl.SSLSocket:
        line = _line(self.host, self.port, timeout)
        return self.ssl_context.wrap_socket(line, server_hostname=self.host)


class _Plain(MailBoxUnencrypted):
    def _get_mailbox_client(self) -> IMAP4:
        return _Imap(self._host, self._port, self._timeout)


class _Tls(MailBox):
    def _get_mailbox_client(self) -> IMAP4:
        return _ImapTls(self._host, self._port, ssl_context=self._ssl_context, timeout=self._timeout)


class _StartTls(MailBoxStartTls):
    def _get_mailbox_client(self) -> IMAP4:
        if self._port == TLS_ALONE:
            raise IMAP4.error("TLS not supported upon request at this port")
        client = _Imap(self._host, self._port, self._timeout)
        check_command_status(client.starttls(self._ssl_context), MailboxStarttlsError)
        return client


def mailbox_at(server: Server, seconds: float) -> BaseMailBox:
    """The IMAP server, not yet signed in. Raises core.AddressRefused, OSError, IMAP4.error, EOFError."""
    if server.security == "none":
        return _Plain(server.host, server.port, timeout=seconds)
    kind = _StartTls if server.security == "starttls" else _Tls
    trusted = ssl.create_default_context()  # left out, imaplib would believe any certificate
    return kind(server.host, server.port, timeout=seconds, ssl_context=trusted)


def post_office_at(server: Server, seconds: float) -> smtplib.SMTP:
    """The SMTP server, not yet signed in. Raises core.AddressRefused, OSError, SMTPException."""
    if server.security == "tls":
        return SmtpTls(server.host, server.port, timeout=seconds, context=ssl.create_default_context())
    client = Smtp(server.host, server.port, timeout=seconds)
    if server.security == "starttls":
        try:
            client.starttls(context=ssl.create_default_context())
        except (OSError, smtplib.SMTPException):
            client.close()
            raise
    return client
