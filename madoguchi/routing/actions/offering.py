"""Offers: the longest waiting conversation rings at the longest idle agent."""

from dataclasses import asdict, dataclass, field
from datetime import timedelta

from django.db import connection, transaction
from django.db.models import Exists, OuterRef, Q

from madoguchi.core import api as core

from ..agents import Candidate, Need, candidates, still_free
from ..events import OfferMade
from ..models import DECLINED, EXPIRED, OPEN, Offer, QueueEntry
from ..shapes import RoutingTimes
from .telling import tell_staff

ORDER = 0x6D61646F6775  # the advisory lock under which offers are made
MOST = 500  # offers made by one call; the next tick goes on


@dataclass
class Round:
    """What one round of offering has found out."""

    times: RoutingTimes
    nobody: set[Need] = field(default_factory=set)
    passed: set[int] = field(default_factory=set)


def match() -> int:
    """Offer what waits to whoever is free, oldest first within priority; how many offers were made."""
    this, made = Round(core.option(RoutingTimes)), 0
    for _ in range(MOST):
        outcome = _offer_next(this)
        if outcome is None:
            break
        made += outcome
    return made


@transaction.atomic
def _offer_next(this: Round) -> bool | None:
    """One offer, or the finding that nobody is free for the next entry; None when nothing is left to do."""
    with connection.cursor() as cursor:  # one offer at a time, so that a later wait never overtakes
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [ORDER])
    entry = _claim(this)
    if entry is None:
        return None
    need = Need.of(entry)
    if Offer.objects.filter(entry=entry, state=OPEN).exists():  # made while we waited for the row
        this.passed.add(entry.pk)
        return False
    found = candidates(need)
    asked = _asked_before(entry, this.times)
    chosen = _seat([c for c in found if c.staff.id not in asked], need)
    if chosen is None:
        if found and asked:
            this.passed.add(entry.pk)
        else:
            this.nobody.add(need)
        return False
    _make(entry, chosen, need, len(found), this.times)
    return True


def _claim(this: Round) -> QueueEntry | None:
    """The next entry that rings nowhere, locked; entries that another process holds are skipped."""
    ringing = Offer.objects.filter(entry=OuterRef("pk"), state=OPEN)
    rows = QueueEntry.objects.waiting().exclude(Exists(ringing)).exclude(pk__in=this.passed)
    for need in this.nobody:
        rows = rows.exclude(Q(language=need.language, channel=need.channel) & Q(team=need.team_id))
    return rows.select_for_update(skip_locked=True, of=("self",)).first()


def _asked_before(entry: QueueEntry, times: RoutingTimes) -> set[int]:
    """Who let this entry pass a short while ago."""
    since = core.now() - timedelta(seconds=times.ask_again_seconds)
    passed = Offer.objects.filter(entry=entry, state__in=(DECLINED, EXPIRED), ended_at__gt=since)
    return set(passed.values_list("staff_id", flat=True))


def _seat(found: list[Candidate], need: Need) -> Candidate | None:
    """The first candidate who, with her seat held, still has a free place."""
    for candidate in found:
        mark = transaction.savepoint()
        if still_free(candidate, need):
            transaction.savepoint_commit(mark)
            return candidate
        transaction.savepoint_rollback(mark)
    return None


def _make(entry: QueueEntry, chosen: Candidate, need: Need, among: int, times: RoutingTimes) -> None:
    now, reason = core.now(), chosen.reason(need, among)
    offer = Offer.objects.create(
        entry=entry,
        staff_id=chosen.staff.id,
        offered_at=now,
        expires_at=now + timedelta(seconds=times.offer_seconds),
        reason=asdict(reason),
    )
    fact = OfferMade(entry.conversation_id, entry.customer_id, offer.pk, chosen.staff.id)
    core.record(fact, actor=core.SYSTEM)
    tell_staff(
        entry.conversation_id, "offer_made", chosen.staff.id,
        load=reason.load, capacity=reason.capacity, minutes=reason.idle_seconds // 60, among=among,
    )  # fmt: skip
