"""One return, one movement of money, one claim, as those see it who have to see to it."""

from typing import Any

from django.db.models import Prefetch
from django.utils.translation import gettext as _

from madoguchi.people.shapes import Viewer

from .. import words
from ..access import claims_for, moves_for, returns_for
from ..actions.claiming import ONWARD
from ..actions.reckoning import most_for, reasons
from ..actions.refunds import TRANSFER
from ..actions.settling_returns import may_pay_back
from ..models import Order, OrderPayment, PaymentMethod, ReturnLine, ReturnRequest, WarrantyClaim
from ..policy import ORIGINAL
from ..shapes import ClaimCase, MoneyMove, NoSuchRecord, RefundWay, ReturnCase
from .money import sources
from .naming import method_words
from .returns import shape_of


def return_case(*, viewer: Viewer, number: str) -> ReturnCase:
    """A return with what is promised for it, how that came about, and the ways by which it can go back.

    Raises NoSuchRecord.
    """
    lines = Prefetch("lines", ReturnLine.objects.select_related("line", "instead").order_by("line__position"))
    rows = returns_for(viewer).select_related("order", "bill").prefetch_related(lines, "moves")
    row = rows.filter(number=number.strip()).first()
    if row is None:
        raise NoSuchRecord(number)
    order, most = row.order, most_for(row)
    amount = min(max(0, row.refund), most)
    limit = may_pay_back(viewer, amount, order.currency)
    return ReturnCase(
        shape_of(row, order.currency), order.customer_id, order.number, order.currency, amount, most,
        reasons(row) if row.refund > 0 else (), _ways(order), _chosen(row), row.note, not limit, limit,
    )  # fmt: skip


def money_move(*, viewer: Viewer, payment_id: int) -> MoneyMove:
    """One movement of money that was promised here. Raises NoSuchRecord."""
    row = moves_for(viewer).select_related("order", "request", "account").filter(pk=payment_id).first()
    if row is None:
        raise NoSuchRecord(payment_id)
    return _move(row)


def money_moves(*, viewer: Viewer, number: str) -> tuple[MoneyMove, ...]:
    """All money that was promised here for one order, the latest first."""
    rows = (
        moves_for(viewer)
        .filter(order__number=number)
        .select_related("order", "request", "account")
        .order_by("-id")
    )
    return tuple(map(_move, rows))


def claim_case(*, viewer: Viewer, number: str) -> ClaimCase:
    """A claim with what it can become. Raises NoSuchRecord."""
    row = claims_for(viewer).select_related("warranty__device").filter(number=number.strip()).first()
    if row is None:
        raise NoSuchRecord(number)
    return _claim(row)


def claims_of(*, viewer: Viewer, customer_id: int) -> tuple[ClaimCase, ...]:
    """The claims of one customer, the latest first."""
    rows = claims_for(viewer).filter(warranty__device__customer_id=customer_id)
    return tuple(map(_claim, rows.select_related("warranty__device").order_by("-opened_at")[:10]))


def claim_number_of_fact(claim_id: int) -> str:
    """The number of the claim that a fact is about, for those who tell its own customer of it."""
    return WarrantyClaim.objects.filter(pk=claim_id).values_list("number", flat=True).first() or ""


def _claim(row: Any) -> ClaimCase:
    device = row.warranty.device
    return ClaimCase(
        row.number, device.customer_id, device.pk, device.name, device.serial, row.symptom, row.status,
        str(words.CLAIM[row.status]), row.opened_at, row.said,
        str(words.OUTCOME[row.outcome]) if row.outcome else "", row.warranty.ends_on,
        ONWARD.get(row.status, ()), row.settled_at,
    )  # fmt: skip


def _ways(order: Order) -> tuple[RefundWay, ...]:
    """As it was paid (our provider does it by itself where it took the money), her other ways, a transfer."""
    known = sources(order)
    ways = []
    if known:
        names = _(", ").join(dict.fromkeys(_source_words(order, one.kind, one.ref) for one in known))
        said = _("The way it was paid: %(ways)s") % {"ways": names}
        ways.append(RefundWay(ORIGINAL, said, all(one.itself for one in known)))
    hers = PaymentMethod.objects.filter(customer_id=order.customer_id, active=True).order_by("id")
    if len(known) == 1:
        hers = hers.exclude(external_id=known[0].ref)
    ways += [RefundWay(str(one.pk), method_words(one), one.balance is not None) for one in hers]
    return (*ways, RefundWay(TRANSFER, _("Bank transfer, to an account that the customer names")))


def _source_words(order: Order, kind: str, ref: str) -> str:
    held = (
        PaymentMethod.objects.filter(customer_id=order.customer_id, external_id=ref).first() if ref else None
    )
    return method_words(held) if held else str(words.METHOD[kind])


def _chosen(row: ReturnRequest) -> str:
    """Where she wished the money to go, as one of the ways."""
    if row.refund_to == "gift_card":
        card = PaymentMethod.objects.filter(customer_id=row.order.customer_id, kind="gift_card", active=True)
        first = card.order_by("id").first()
        return str(first.pk) if first else ORIGINAL
    return row.refund_to or ORIGINAL


def _move(row: OrderPayment) -> MoneyMove:
    state = words.MOVE["stuck" if row.problem else "itself" if row.bill_payment_id else row.kind]
    return MoneyMove(
        row.pk, row.kind, row.order.customer_id, row.order.number, row.request.number if row.request else "",
        f"{words.METHOD[row.method]}", row.amount, row.order.currency, row.due_on,
        bool(row.bill_payment_id) and not row.problem, str(state) if row.at is None else "", row.at,
        row.account.shown if hasattr(row, "account") else "",
        row.kind == "refund" and row.method == TRANSFER and row.at is None and not row.bill_payment_id,
    )  # fmt: skip
