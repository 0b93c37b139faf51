"""The audit page's lines: changes, sightings and sign-ins, as a person reads them."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from madoguchi.core import api as core
from madoguchi.people import api as people

from . import words
from .details import Detail, details
from .names import Names, actors_of

MOST = 200


@dataclass(frozen=True)
class Asked:
    """What the reader wants to see: between which times, which kind, whose acts."""

    since: datetime
    until: datetime
    kind: str = ""
    staff_id: int | None = None

    def wants(self, kind: str) -> bool:
        """Whether lines of this kind are asked for."""
        return self.kind in ("", kind)


@dataclass(frozen=True)
class Line:
    """One line: when, who, what was done to what, and what exactly."""

    at: datetime
    who: str
    what: str
    act: str
    tone: str = "plain"
    subject: str = ""
    url: str = ""
    details: list[Detail] = field(default_factory=list)


def lines(asked: Asked, *, limit: int = MOST) -> list[Line]:
    """The latest lines, newest first, at most `limit`; as many queries for one line as for all."""
    found = [*_changes(asked, limit), *_sightings(asked, limit), *_sign_ins(asked, limit)]
    return sorted(found, key=lambda line: line.at, reverse=True)[:limit]


def _changes(asked: Asked, limit: int) -> Iterable[Line]:
    tables = [name for name in core.tracked_models() if asked.wants(words.TABLES.get(name, words.OTHER)[0])]
    changes = core.changes(
        models=tables, since=asked.since, until=asked.until, actors=actors_of(asked.staff_id), limit=limit,
        by_persons=words.ARRIVING if asked.kind != words.SHOP else (),
    )  # fmt: skip
    names = Names.of(changes)
    for change in changes:
        _kind, table = words.TABLES.get(change.model, words.OTHER)
        act, tone = words.ACTS[change.act]
        yield Line(
            at=change.at, who=names.actor(change), what=str(table), act=str(act), tone=tone,
            subject=names.subject(change), details=details(change),
        )  # fmt: skip


def _sightings(asked: Asked, limit: int) -> Iterable[Line]:
    if not asked.wants("sightings"):
        return
    seen = people.sightings(staff_id=asked.staff_id, since=asked.since, until=asked.until, limit=limit)
    staff = people.staff_names([one.staff_id for one in seen])
    customers = people.names([one.customer_id for one in seen])
    for one in seen:
        times = ngettext("looked at %(n)d time that day", "looked at %(n)d times that day", one.times)
        url = reverse("desk:conversation", args=[one.conversation_id]) if one.conversation_id else ""
        yield Line(
            at=one.last_at, who=staff.get(one.staff_id, ""), what=_("Customer"), act=times % {"n": one.times},
            subject=customers.get(one.customer_id, ""), url=url,
        )  # fmt: skip


def _sign_ins(asked: Asked, limit: int) -> Iterable[Line]:
    if not asked.wants("sign_ins"):
        return
    account = None
    if asked.staff_id is not None:
        person = people.staff(asked.staff_id)
        account = person.account_id if person else 0
    came = people.sign_ins(staff_account=account, since=asked.since, until=asked.until, limit=limit)
    staff = people.staff_names([one.staff_id for one in came])
    for one in came:
        how, device = str(people.HOW.get(one.how, "")), people.device(one.user_agent)
        yield Line(
            at=one.began_at, who=staff.get(one.staff_id or 0, ""), what=_("Sign-in"), act=how,
            subject=" · ".join(part for part in (device, one.address) if part),
        )  # fmt: skip
