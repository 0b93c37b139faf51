"""What waits for staff: returns to receive and settle, money to pay out or collect, claims to see to."""

from collections.abc import Collection
from datetime import date, timedelta

from django.db.models import Prefetch
from django.utils.timezone import localdate

from madoguchi.core import api as core
from madoguchi.people.shapes import Viewer

from .. import words
from ..access import claims_for, moves_for, returns_for
from ..models import OrderPayment, ReturnLine, ReturnRequest, WarrantyClaim
from ..models.returns import WAITING
from ..shapes import CLAIMS_OPEN, Waiting

MOST = 200
"""How many of a kind are looked at; who has more waiting sees the oldest."""
SEEN_WITHIN = timedelta(days=3)
"""An arrived return or a new claim that nobody has seen to for so long is late."""
KINDS = ("returns", "refunds", "claims")


def waiting(*, viewer: Viewer, kinds: Collection[str] = KINDS) -> tuple[Waiting, ...]:
    """What waits, the most pressing first; at most 200 of a kind, in two queries for each."""
    today = localdate(core.now())
    found: list[Waiting] = []
    if "returns" in kinds:
        found += [_return(row, today) for row in _returns(viewer)]
    if "refunds" in kinds:
        found += [_move(row, today) for row in _moves(viewer)]
    if "claims" in kinds:
        found += [_claim(row, today) for row in _claims(viewer)]
    return tuple(sorted(found, key=lambda one: (not one.late, one.until or date.max)))


def waiting_customers(*, viewer: Viewer) -> tuple[int, ...]:
    """For each thing that waits the customer whose it is, in one query: for a count."""
    returns = returns_for(viewer).filter(status="received").values_list("order__customer_id")
    moves = moves_for(viewer).filter(at=None, bill_payment=None).values_list("order__customer_id")
    stuck = moves_for(viewer).filter(at=None).exclude(problem="").values_list("order__customer_id")
    claims = claims_for(viewer).filter(status__in=CLAIMS_OPEN).values_list("warranty__device__customer_id")
    parts = [one.order_by() for one in (returns, moves, stuck, claims)]
    return tuple(customer for (customer,) in parts[0].union(*parts[1:], all=True))


def _returns(viewer: Viewer) -> list[ReturnRequest]:
    rows = returns_for(viewer).filter(status__in=WAITING).select_related("order")
    lines = Prefetch("lines", ReturnLine.objects.select_related("line"))
    return list(rows.prefetch_related(lines).order_by("requested_at")[:MOST])


def _return(row: ReturnRequest, today: date) -> Waiting:
    what = ", ".join(f"{one.line.name} × {one.quantity}" for one in row.lines.all())
    late = row.received_at is not None and localdate(row.received_at) + SEEN_WITHIN < today
    return Waiting(
        "returns", row.number, row.order.customer_id, row.order.number, what, str(words.RETURN[row.status]),
        row.received_at or row.requested_at, row.send_by if row.status == "requested" else None, late,
        row.refund, row.order.currency,
    )  # fmt: skip


def _moves(viewer: Viewer) -> list[OrderPayment]:
    rows = moves_for(viewer).filter(at=None).select_related("order", "request")
    return list(rows.order_by("due_on", "id")[:MOST])


def _move(row: OrderPayment, today: date) -> Waiting:
    state = words.MOVE["stuck" if row.problem else "itself" if row.bill_payment_id else row.kind]
    return Waiting(
        "refunds", str(row.pk), row.order.customer_id, row.order.number, str(words.METHOD[row.method]),
        str(state), row.request.requested_at if row.request else None, row.due_on,
        bool(row.problem) or (row.due_on is not None and row.due_on < today), row.amount, row.order.currency,
    )  # fmt: skip


def _claims(viewer: Viewer) -> list[WarrantyClaim]:
    rows = claims_for(viewer).filter(status__in=CLAIMS_OPEN).select_related("warranty__device")
    return list(rows.order_by("opened_at")[:MOST])


def _claim(row: WarrantyClaim, today: date) -> Waiting:
    device = row.warranty.device
    late = row.status == "requested" and localdate(row.opened_at) + SEEN_WITHIN < today
    return Waiting(
        "claims", row.number, device.customer_id, "", device.name, str(words.CLAIM[row.status]),
        row.opened_at, None, late, 0, "JPY",
    )  # fmt: skip
