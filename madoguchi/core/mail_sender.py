"""As whom our mails are sent."""

import re
from dataclasses import dataclass
from email.headerregistry import Address
from typing import ClassVar
from urllib.parse import urlsplit

from django.conf import settings

from .options import option

_PLAIN = re.compile(r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")
_BREAK = re.compile(r"[\x00-\x1f\x7f\u2028\u2029]")


class SenderRefused(ValueError):
    """This cannot stand in the head of a mail; `field` names what is wrong."""

    def __init__(self, field: str) -> None:
        super().__init__(field)
        self.field = field


@dataclass(frozen=True)
class MailSender:
    """Name and address that customers see; empty ones are those of the environment (MADOGUCHI_MAIL_FROM).

    Answers go to `reply_to`, or to the address itself. Raises SenderRefused.
    """

    option_name: ClassVar[str] = "core.mail_sender"

    name_ja: str = ""
    name_en: str = ""
    address: str = ""
    reply_to: str = ""

    def __post_init__(self) -> None:
        for field in ("name_ja", "name_en"):
            if _BREAK.search(getattr(self, field)) or len(getattr(self, field)) > 120:
                raise SenderRefused(field)
        for field in ("address", "reply_to"):
            if getattr(self, field) and not _PLAIN.fullmatch(getattr(self, field)):
                raise SenderRefused(field)

    def head(self, language: str) -> Address | str:
        """The From line of a mail in a language."""
        name = self.name_ja if language == "ja" else self.name_en
        if not self.address and not name:
            return str(settings.MADOGUCHI_MAIL_FROM)
        return Address(display_name=name, addr_spec=self.address or bare(settings.MADOGUCHI_MAIL_FROM))


def sender() -> MailSender:
    """The sender as set."""
    return option(MailSender)


def bare(line: str) -> str:
    """The address in "Name <address>"."""
    return line.rpartition("<")[2].rstrip("> ").strip()


def mail_server() -> str:
    """Host and port of the mail server, without its password; "" when none is set up."""
    where = urlsplit(settings.MADOGUCHI_SMTP_URL)
    port = where.port or (465 if where.scheme == "smtps" else 25)
    return f"{where.hostname or 'localhost'}:{port}" if settings.MADOGUCHI_SMTP_URL else ""
