"""Outgoing mail: a row in the caller's transaction, and a job that posts it."""

import re
from collections.abc import Iterable
from typing import Literal

from django.conf import settings
from django.db import connection, transaction
from procrastinate.contrib.django import app

from .clock import now
from .models import OutgoingMail
from .shapes import MailShape

_ADDRESS = re.compile(r"[^\s@<>,;:\"()\\\x00-\x1f\x7f]+@[^\s@<>,;:\"()\\\x00-\x1f\x7f]+")
_BREAK = re.compile(r"[\x00-\x1f\x7f\u2028\u2029]")


class MailRefused(ValueError):
    """The address cannot stand in a mail's head."""


def send_mail(
    *,
    to: str,
    subject: str,
    text: str,
    html: str = "",
    purpose: str,
    language: Literal["ja", "en"],
    unsubscribe: str = "",
) -> int:
    """Have a mail posted when this transaction commits, tried again while the server cannot; return its id.

    `to` is one bare address; what docomo and au allow (two dots in a row) is allowed. `purpose` is a code
    ("code", "rating"). `unsubscribe` is an address that stops such mails by one POST (RFC 8058); mail
    programs offer it beside the sender. Without a mail server the mail is only kept. A subject is one line,
    whatever stood in the names in it. Raises MailRefused for an address that none can go to, RuntimeError
    outside atomic().
    """
    if not connection.in_atomic_block:
        raise RuntimeError("a mail belongs to the transaction that is its reason")
    if not _ADDRESS.fullmatch(to) or _BREAK.search(unsubscribe):
        raise MailRefused
    subject = " ".join(_BREAK.sub(" ", subject).split())
    posted = bool(settings.MADOGUCHI_SMTP_URL)
    mail = OutgoingMail.objects.create(
        to=to, subject=subject, text=text, html=html, purpose=purpose, language=language, created_at=now(),
        unsubscribe=unsubscribe,
        state=OutgoingMail.State.WAITING if posted else OutgoingMail.State.KEPT,
    )  # fmt: skip
    if posted:
        app.configure_task("core.post_mail", queue="mail").defer(mail_id=mail.id)
    return mail.id


def take_back_mails(ids: Iterable[int]) -> tuple[int, ...]:
    """Mails that still wait are not posted any more and leave no text behind; which of them those were.

    One that is being posted at this moment is waited for, and is then too late.
    """
    waiting = OutgoingMail.objects.filter(id__in=list(ids), state=OutgoingMail.State.WAITING)
    with transaction.atomic():
        held = tuple(waiting.order_by("id").select_for_update().values_list("id", flat=True))
        gone = {"state": OutgoingMail.State.TAKEN_BACK, "text": "", "html": "", "unsubscribe": ""}
        OutgoingMail.objects.filter(id__in=held).update(**gone)
    return held


def outgoing_mail(limit: int = 50, *, purpose: str = "") -> tuple[MailShape, ...]:
    """The latest mails (for one purpose), newest first."""
    kept = OutgoingMail.objects.filter(purpose=purpose) if purpose else OutgoingMail.objects
    return tuple(
        MailShape(m.id, m.to, m.subject, m.text, m.html, m.purpose, m.language, m.state, m.attempts,
                  m.created_at, m.sent_at, m.refusal)
        for m in kept.order_by("-id")[:limit]
    )  # fmt: skip
