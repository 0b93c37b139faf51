"""Staff: making and changing them, and what they do with their availability."""

from collections.abc import Iterable, Mapping
from datetime import timedelta

from django.contrib.auth.hashers import make_password
from django.db import transaction

from madoguchi.core import api as core
from madoguchi.core.shapes import Actor

from ..events import AvailabilityChanged, StaffChanged, StaffLost
from ..models import Account, Capacity, Membership, Staff, Team
from ..queries import staff as staff_by_id
from ..shapes import AVAILABILITIES, ROLES, LastAdministrator, StaffShape

SEEN_EVERY = timedelta(seconds=10)


@transaction.atomic
def create_staff(
    *,
    email: str,
    password: str | None,
    name: str,
    kana: str = "",
    role: str = "agent",
    languages: Iterable[str] = ("ja",),
    skills: Iterable[str] = (),
    teams: Iterable[str] = (),
    capacity: Mapping[str, int] | None = None,
) -> StaffShape:
    """Somebody who works here, with sign-in; teams by slug, capacity by channel.

    Raises ValueError for an unknown role, IntegrityError when the address is taken.
    """
    if role not in ROLES:
        raise ValueError(role)
    account = Account(email=Account.objects.normalize_email(email).lower(), password=make_password(password))
    account.save()
    row = Staff.objects.create(
        account=account,
        name=name,
        kana=kana,
        role=role,
        languages=list(languages),
        skills=list(skills),
        availability_since=core.now(),
    )
    members = Team.objects.filter(slug__in=list(teams))
    Membership.objects.bulk_create([Membership(team=team, staff=row) for team in members])
    for channel, most in (capacity or {}).items():
        set_capacity(staff_id=row.pk, channel=channel, most=most)
    made = staff_by_id(row.pk)
    assert made is not None
    return made


@transaction.atomic
def set_capacity(*, staff_id: int, channel: str, most: int) -> None:
    """How many conversations of a channel a person handles at once (0 to 99)."""
    if not 0 <= most <= 99:
        raise ValueError(most)
    Capacity.objects.update_or_create(staff_id=staff_id, channel=channel, defaults={"most": most})


@transaction.atomic
def set_availability(*, staff_id: int, availability: str, actor: Actor, reason: str = "") -> bool:
    """Available, busy, away or offline; whether that was a change. Raises ValueError for another word.

    reason says why, when it was not her own choice ("offer_expired").
    """
    if availability not in AVAILABILITIES:
        raise ValueError(availability)
    row = Staff.objects.select_for_update().only("availability").get(pk=staff_id)
    before = row.availability
    if before == availability:
        return False
    now = core.now()
    Staff.objects.filter(pk=staff_id).update(
        availability=availability, availability_since=now, availability_reason=reason, last_seen_at=now
    )
    fact = AvailabilityChanged(staff_id=staff_id, before=before, availability=availability)
    core.record(fact, actor=actor)
    return True


def seen(*, staff_id: int) -> None:
    """Her screen is alive. Written at most every ten seconds."""
    now = core.now()
    rows = Staff.objects.filter(pk=staff_id)
    (rows.filter(last_seen_at=None) | rows.filter(last_seen_at__lt=now - SEEN_EVERY)).update(last_seen_at=now)


@transaction.atomic
def lose(*, unseen_seconds: int) -> tuple[int, ...]:
    """Those at work whose screens have been silent for so long are offline now; their ids."""
    now = core.now()
    silent = Staff.objects.filter(last_seen_at__lt=now - timedelta(seconds=unseen_seconds))
    at_work = silent.filter(availability__in=("available", "busy"))
    rows = at_work.select_for_update(skip_locked=True).values_list("pk", "availability")
    lost = tuple(rows)
    ids = tuple(pk for pk, _ in lost)
    if ids:
        Staff.objects.filter(pk__in=ids).update(
            availability="offline", availability_since=now, availability_reason="lost"
        )
    for pk, before in lost:
        core.record(
            AvailabilityChanged(staff_id=pk, before=before, availability="offline"), actor=core.SYSTEM
        )
        core.record(StaffLost(staff_id=pk), actor=core.SYSTEM)
    return ids


@transaction.atomic
def change_staff(
    *,
    staff_id: int,
    actor: Actor,
    name: str | None = None,
    kana: str | None = None,
    role: str | None = None,
    active: bool | None = None,
    languages: Iterable[str] | None = None,
    skills: Iterable[str] | None = None,
    teams: Iterable[str] | None = None,
    capacity: Mapping[str, int] | None = None,
    replies_wait: bool | None = None,
) -> None:
    """What is given changes: name, role, right to sign in, languages, skills, teams (by slug), capacity, and
    whether replies wait for a supervisor.

    Open screens read their rights again at once. Raises ValueError for an unknown role, LastAdministrator
    when nobody would be left who can set the company up.
    """
    if role is not None and role not in ROLES:
        raise ValueError(role)
    if active is False or role not in (None, "administrator"):
        _keep_an_administrator(staff_id)
    given = {"name": name, "kana": kana, "role": role, "active": active, "replies_wait": replies_wait,
             "languages": None if languages is None else list(languages),
             "skills": None if skills is None else list(skills)}  # fmt: skip
    changes = {key: value for key, value in given.items() if value is not None}
    if changes:
        Staff.objects.filter(pk=staff_id).update(**changes)
    if teams is not None:
        _set_teams(staff_id, teams)
    for channel, most in (capacity or {}).items():
        set_capacity(staff_id=staff_id, channel=channel, most=most)
    core.record(StaffChanged(staff_id=staff_id), actor=actor)


def _keep_an_administrator(leaving: int) -> None:
    """Two administrators who demote each other at once take the same locks in the same order."""
    rows = Staff.objects.filter(role="administrator", active=True).order_by("pk").select_for_update()
    held = list(rows.values_list("pk", flat=True))
    if held == [leaving]:
        raise LastAdministrator


def _set_teams(staff_id: int, slugs: Iterable[str]) -> None:
    wanted = set(Team.objects.filter(slug__in=list(slugs)).values_list("pk", flat=True))
    Membership.objects.filter(staff_id=staff_id).exclude(team_id__in=wanted).delete()
    rows = [Membership(team_id=team_id, staff_id=staff_id) for team_id in sorted(wanted)]
    Membership.objects.bulk_create(rows, ignore_conflicts=True)
