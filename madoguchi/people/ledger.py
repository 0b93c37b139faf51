"""What is kept about coming and looking: invitations that wait, sign-ins, sightings."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.contrib.sessions.models import Session
from django.db.models import Exists, Max, OuterRef

from madoguchi.core import api as core

from .models import Invitation, Sighting, SignIn
from .queries import account_staff
from .shapes import InvitationShape, SightingShape, SignInShape

MOST = 5000


def waiting_invitations() -> dict[int, InvitationShape]:
    """Invitations that nobody took up yet, by staff id; expired ones too."""
    now = core.now()
    rows = Invitation.objects.filter(accepted_at=None).values_list("staff_id", "sent_at", "expires_at")
    return {pk: InvitationShape(pk, sent, ends, ends <= now) for pk, sent, ends in rows}


def invited_by_link(digest: str) -> int | None:
    """Whose place the link with this hash opens now; None when it opens none."""
    rows = Invitation.objects.filter(digest=digest, accepted_at=None, expires_at__gt=core.now())
    return rows.values_list("staff_id", flat=True).first()


def open_sign_ins(account_id: int, session_key: str = "") -> tuple[SignInShape, ...]:
    """The browsers in which this account is signed in now, the one with this session key first."""
    alive = Session.objects.filter(session_key=OuterRef("session_key"), expire_date__gt=core.now())
    rows = SignIn.objects.filter(Exists(alive), account_id=account_id, ended_at=None).order_by("-seen_at")
    shapes = _sign_ins(rows[:100], session_key)
    return tuple(sorted(shapes, key=lambda one: not one.current))


def sign_ins(
    *,
    staff_account: int | None = None,
    since: datetime | None = None,
    until: datetime | None = None,
    limit: int = 100,
) -> tuple[SignInShape, ...]:
    """Who signed in, newest first, at most 5,000."""
    rows = SignIn.objects.order_by("-began_at", "-pk")
    if staff_account is not None:
        rows = rows.filter(account_id=staff_account)
    return _sign_ins(_between(rows, "began_at", since, until)[: min(limit, MOST)])


def sightings(
    *,
    staff_id: int | None = None,
    customer_id: int | None = None,
    since: datetime | None = None,
    until: datetime | None = None,
    limit: int = 100,
) -> tuple[SightingShape, ...]:
    """Who looked at whom, newest first, at most 5,000."""
    rows = Sighting.objects.order_by("-last_at", "-pk")
    if staff_id is not None:
        rows = rows.filter(staff_id=staff_id)
    if customer_id is not None:
        rows = rows.filter(customer_id=customer_id)
    fields = tuple(SightingShape.__dataclass_fields__)
    found = _between(rows, "last_at", since, until).values(*fields)[: min(limit, MOST)]
    return tuple(SightingShape(**row) for row in found)


def _between(rows: Any, column: str, since: datetime | None, until: datetime | None) -> Any:
    if since is not None:
        rows = rows.filter(**{f"{column}__gte": since})
    return rows.filter(**{f"{column}__lt": until}) if until is not None else rows


def _sign_ins(rows: Iterable[SignIn], session_key: str = "") -> tuple[SignInShape, ...]:
    held = list(rows)
    staff = account_staff(row.account_id for row in held)
    return tuple(
        SignInShape(
            id=row.pk, account_id=row.account_id, staff_id=staff.get(row.account_id), how=row.how,
            user_agent=row.user_agent, address=row.address or "", began_at=row.began_at,
            seen_at=row.seen_at, ended_at=row.ended_at,
            current=bool(session_key) and row.session_key == session_key,
        )
        for row in held
    )  # fmt: skip


def seen_lately(staff_id: int, *, limit: int) -> tuple[int, ...]:
    """The customers whom this member of staff looked at last, the latest first; merged ones are left out."""
    rows = Sighting.objects.filter(staff_id=staff_id, customer__merged_into=None)
    latest = rows.values("customer_id").annotate(at=Max("last_at")).order_by("-at")
    return tuple(row["customer_id"] for row in latest[:limit])
