"""Telling a customer something: once, on the ways that are hers, now or when the night is over."""

from collections.abc import Iterable, Mapping
from typing import Any, Literal

from django.conf import settings
from django.db import connection, transaction
from django.urls import reverse

from madoguchi.core import api as core
from madoguchi.people import api as people
from madoguchi.people.shapes import CustomerShape

from . import letters, wordings
from .deciding import Plan, plans
from .events import NoticeHeld, NoticeTold
from .kinds import KINDS
from .models import Notice, Telling
from .shapes import NoticeRules, Outgoing, Said
from .variables import words_for
from .ways import ways

LOCK = 0x6E6F7469  # advisory locks on what one customer is told: what goes out is counted one after another
NOBODY: Mapping[str, Iterable[str]] = {}


def tell(
    *, customer_id: int, key: str, kind: str, path: str, values: Mapping[str, Any],
    former: Mapping[str, Iterable[str]] = NOBODY,
) -> int | None:  # fmt: skip
    """Tell a customer that something happened; a second time for the same `key` does nothing.

    values: numbers, days and codes for the kind's words. former: channel → addresses that were hers before
    and are told too. Returns the notice's id, None when she knew.
    """
    customer = people.customer(customer_id)
    if customer is None:
        return None
    with transaction.atomic():
        _alone(customer.id)
        notice, made = Notice.objects.get_or_create(
            customer_id=customer.id, key=key,
            defaults={"kind": kind, "path": path, "values": dict(values), "at": core.now()},
        )  # fmt: skip
        if not made:
            return None
        for plan in plans(customer, kind, core.option(NoticeRules), former, core.now()):
            _go(notice, customer, plan)
    return notice.pk


def tell_trial(*, customer_id: int, path: str) -> int:
    """A notice that says what notices look like, on her devices alone."""
    with transaction.atomic():
        key = f"trial:{core.now().isoformat()}"
        values: dict[str, Any] = {"customer_id": customer_id, "kind": "trial", "path": path, "at": core.now()}
        return Notice.objects.create(key=key, **values).pk


def said(notice_id: int, *, customer_id: int, language: str) -> Said | None:
    """What a notice to this customer says on a device, in a language; None when it is not for her."""
    notice = Notice.objects.filter(pk=notice_id, customer_id=customer_id).first()
    if notice is None:
        return None
    return _said(notice, wordings.current(notice.kind, "push"), language, "")


def send(row: Telling, notice: Notice, customer: CustomerShape) -> None:
    """Send one telling in the words that hold now. Runs inside the caller's transaction."""
    wording = wordings.current(notice.kind, row.channel)
    if row.channel != "email":
        ways()[row.channel].send(_outgoing(row, notice, customer))
    else:
        try:
            row.mail_id = _mail(row, notice, customer)
        except core.MailRefused:
            hold(row, "no_address")
            return
    row.state, row.version, row.at, row.due_at = "sent", wording.number, core.now(), None
    row.save(update_fields=["state", "version", "at", "due_at", "mail_id"])
    fact = NoticeTold(customer.id, notice.pk, notice.kind, row.channel, wording.number)
    core.record(fact, actor=core.SYSTEM)


def hold(row: Telling, reason: str) -> None:
    """Do not send it (any more), and say why. Runs inside the caller's transaction."""
    row.state, row.reason, row.due_at, row.at = "held", reason, None, core.now()
    row.save(update_fields=["state", "reason", "due_at", "at"])
    kind = Notice.objects.values_list("kind", flat=True).get(pk=row.notice_id)
    _held(row, kind)


def outgoing(telling_id: int) -> Outgoing | None:
    """What is on its way over another room's channel, in the words that hold now; None when it is not."""
    row = Telling.objects.select_related("notice").filter(pk=telling_id, state="sent").first()
    customer = people.customer(row.customer_id) if row else None
    return _outgoing(row, row.notice, customer) if row and customer else None


@transaction.atomic
def note_refused(telling_id: int) -> None:
    """The service on the way does not take it and never will. Safe to repeat."""
    row = Telling.objects.select_for_update().filter(pk=telling_id, state="sent").first()
    if row is not None:
        hold(row, "refused")


def _outgoing(row: Telling, notice: Notice, customer: CustomerShape) -> Outgoing:
    language = wordings.language_of(customer.locale)
    words = _said(notice, wordings.current(notice.kind, row.channel), language, customer.name)
    return Outgoing(notice.pk, row.pk, customer.id, row.to, language, words)


def _alone(customer_id: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [LOCK, customer_id % 2**31])


def _go(notice: Notice, customer: CustomerShape, plan: Plan) -> None:
    state = "held" if plan.reason else "waiting"
    row = Telling.objects.create(
        notice=notice, customer_id=customer.id, channel=plan.channel, to=plan.to, former=plan.former,
        necessary=KINDS[notice.kind].necessary, state=state, reason=plan.reason, at=core.now(),
        due_at=None if plan.reason else plan.due_at or core.now(),
    )  # fmt: skip
    if plan.reason:
        _held(row, notice.kind)
    elif plan.due_at is None:
        send(row, notice, customer)


def _held(row: Telling, kind: str) -> None:
    fact = NoticeHeld(row.customer_id, row.notice_id, kind, row.channel, row.reason)
    core.record(fact, actor=core.SYSTEM)


def _mail(row: Telling, notice: Notice, customer: CustomerShape) -> int:
    language: Literal["ja", "en"] = "en" if customer.locale == "en" else "ja"
    kind = KINDS[notice.kind]
    stop = "" if kind.necessary else people.stop_link(customer_id=customer.id, topic=kind.topic)
    choose = settings.MADOGUCHI_ADDRESS + reverse("portal:profile_contact")
    text = wordings.current(notice.kind, "email").texts[language]
    link = settings.MADOGUCHI_ADDRESS + notice.path
    words = words_for(notice.kind, notice.values, spoken=language, name=customer.name, link=link)
    mail = letters.mail(text, words, language=language, stop=stop, choose="" if row.former else choose)
    return core.send_mail(
        to=row.to, subject=mail.subject, text=mail.text, html=mail.html, purpose="alert", language=language,
        unsubscribe=stop,
    )  # fmt: skip


def _said(notice: Notice, wording: wordings.WordingShape, language: str, name: str) -> Said:
    link = settings.MADOGUCHI_ADDRESS + notice.path
    words = words_for(notice.kind, notice.values, spoken=language, name=name, link=link)
    title, text = letters.short(wording.texts[language], words)
    return Said(title, text, notice.path, notice.key)
