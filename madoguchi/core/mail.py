"""Outgoing mail: a row in the caller's transaction, and a job that posts it."""

import re
from typing import Literal

from django.conf import settings
from django.db import connection
from procrastinate.contrib.django import app

from .clock import now
from .models import OutgoingMail
from .shapes import MailShape

_ADDRESS = re.compile(r"[^\s@<>,;:\"()\\\x00-\x1f\x7f]+@[^\s@<>,;:\"()\\\x00-\x1f\x7f]+")
_BREAK = re.compile(r"[\x00-\x1f\x7f\u2028\u2029]")


class MailRefused(ValueError):
    """The address or the subject cannot stand in a mail's head."""


def send_mail(
    *, to: str, subject: str, text: str, html: str = "", purpose: str, language: Literal["ja", "en"]
) -> int:
    """Have a mail posted when this transaction commits, tried again while the server cannot; return its id.

    `to` is one bare address; what docomo and au allow (two dots in a row) is allowed. `purpose` is a code
    ("code", "rating"). Without a mail server the mail is only kept. Raises MailRefused for an address or a
    subject with line breaks, RuntimeError outside atomic().
    """
    if not connection.in_atomic_block:
        raise RuntimeError("a mail belongs to the transaction that is its reason")
    if not _ADDRESS.fullmatch(to) or _BREAK.search(subject):
        raise MailRefused
    posted = bool(settings.MADOGUCHI_SMTP_URL)
    mail = OutgoingMail.objects.create(
        to=to, subject=subject, text=text, html=html, purpose=purpose, language=language, created_at=now(),
        state=OutgoingMail.State.WAITING if posted else OutgoingMail.State.KEPT,
    )  # fmt: skip
    if posted:
        app.configure_task("core.post_mail", queue="mail").defer(mail_id=mail.id)
    return mail.id


def outgoing_mail(limit: int = 50, *, purpose: str = "") -> tuple[MailShape, ...]:
    """The latest mails (for one purpose), newest first."""
    kept = OutgoingMail.objects.filter(purpose=purpose) if purpose else OutgoingMail.objects
    return tuple(
        MailShape(m.id, m.to, m.subject, m.text, m.html, m.purpose, m.language, m.state, m.attempts,
                  m.created_at, m.sent_at, m.refusal)
        for m in kept.order_by("-id")[:limit]
    )  # fmt: skip
