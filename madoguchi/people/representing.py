"""Reading mandates: who may act for whom, in what, today. Nothing of another person opens by itself."""

from datetime import date

from django.db.models import Q, QuerySet
from django.utils.timezone import localdate

from madoguchi.core import api as core

from .detail_shapes import Acting, RepresentationShape, Scope
from .models import Representation
from .queries import names
from .shapes import Viewer


def acting_for(viewer: Viewer) -> Acting | None:
    """For whom the customer said she acts now (the bar 「…様の代理」); None when she acts for herself."""
    return viewer.acting


def represented(viewer: Viewer, scope: Scope) -> tuple[int, ...]:
    """The customers whose matters of this scope are open to her besides her own.

    That is the one for whom she acts right now, if the mandate covers it; nobody while she acts for herself.
    """
    acting = viewer.acting
    return (acting.customer_id,) if acting is not None and scope in acting.scopes else ()


def whose(viewer: Viewer, scope: Scope) -> tuple[int, ...]:
    """Whose matters a customer's pages show now: her own, or those of the one for whom she acts.

    Empty for staff, for nobody known, and where the mandate does not cover the scope.
    """
    if viewer.acting is not None:
        return represented(viewer, scope)
    return (viewer.customer_id,) if viewer.customer_id is not None else ()


def acting_under(*, representative_id: int, representation_id: int) -> Acting | None:
    """What this mandate lets her do today; None when it is not hers, not in force or over."""
    hers = _in_force(localdate(core.now())).filter(representative_id=representative_id)
    row = hers.filter(pk=representation_id).first()
    return _acting(row, names([row.principal_id])) if row else None


def mandates_of(representative_id: int) -> tuple[Acting, ...]:
    """For whom somebody may act today, in two queries; the latest mandate first."""
    rows = list(_in_force(localdate(core.now())).filter(representative_id=representative_id).order_by("-pk"))
    called = names(row.principal_id for row in rows)
    return tuple(_acting(row, called) for row in rows)


def representations(customer_id: int) -> tuple[RepresentationShape, ...]:
    """The mandates that a customer has given, the latest first, with those that are over."""
    today = localdate(core.now())
    rows = Representation.objects.filter(principal_id=customer_id).order_by("-pk")[:100]
    return tuple(representation_shape(row, today) for row in rows)


def representation_shape(row: Representation, today: date) -> RepresentationShape:
    """The row as it crosses the door."""
    return RepresentationShape(
        id=row.pk,
        principal_id=row.principal_id,
        representative_id=row.representative_id,
        email=row.email,
        relation=row.relation,
        scopes=tuple(row.scopes),
        from_day=row.from_day,
        until_day=row.until_day,
        document=row.document,
        recorded_by=row.recorded_by_id,
        granted_at=row.granted_at,
        accepted_at=row.accepted_at,
        ended_at=row.ended_at,
        ended_by=row.ended_by,
        state=_state(row, today),
    )


def _state(row: Representation, today: date) -> str:
    if row.ended_at is not None:
        return "ended"
    if row.until_day is not None and row.until_day < today:
        return "over"
    if row.representative_id is None:
        return "waiting"
    return "coming" if row.from_day > today else "in_force"


def _in_force(today: date) -> QuerySet[Representation]:
    lasts = Q(until_day=None) | Q(until_day__gte=today)
    return Representation.objects.filter(lasts, from_day__lte=today, accepted_at__isnull=False, ended_at=None)


def _acting(row: Representation, called: dict[int, str]) -> Acting:
    return Acting(row.pk, row.principal_id, called[row.principal_id], frozenset(row.scopes), row.until_day)
