"""A return is accepted: money goes back by the way chosen, the bill is credited, lines are returned."""

from django.utils.translation import gettext as _

from madoguchi.core import api as core
from madoguchi.core.events import Fact
from madoguchi.people.shapes import Viewer

from ..access import returns_for
from ..events import ReturnSettled
from ..judging import language
from ..models import ReturnLine, ReturnRequest
from ..policy import ORIGINAL, Policies
from ..queries.returns import KEY
from ..shapes import ActRefused, Handled, NoSuchRecord
from .acting import actor_of
from .crediting import credit
from .handling import handled
from .paying_out import entered
from .reckoning import Reckoning, most_for, reckoned, rule_of, told
from .refunds import due_on, pay_back
from .settling import locked

BEGINS = ("requested", "received")
DONE = {"return": "returned", "exchange": "exchanged"}


def settling_effects(*, viewer: Viewer, number: str, amount: int, refund_to: str) -> tuple[str, ...]:
    """What settling it so would bring about; nothing is written. Raises NoSuchRecord, ActRefused."""
    row = returns_for(viewer).select_related("order", "bill").filter(number=number.strip()).first()
    if row is None:
        raise NoSuchRecord(number)
    found = _checked(viewer, row, amount, refund_to)
    words = []
    if row.status == "requested":
        words.append(_("The items have not been entered as arrived."))
    if row.kind == "exchange":
        words.append(_("The new items are to be sent now."))
        if row.bill is not None and row.bill.settled_at is None and row.bill.voided_at is None:
            words.append(
                _("Bill %(number)s about the difference has not been paid yet.") % {"number": row.bill.number}
            )
    return (*words, *told(row, found), _("The customer is told of it."))


def settle_return(*, viewer: Viewer, number: str, amount: int | None = None, refund_to: str = "") -> Handled:
    """Settle it: so much (as promised without a word) by this way (as she wished without a word).

    Raises NoSuchRecord, ActRefused ("amount", "limit", "refund_to", "gone").
    """

    def settle(row: ReturnRequest) -> Fact:
        whole = row.refund if amount is None else amount
        found = _checked(viewer, row, max(0, whole), refund_to or row.refund_to)
        _enter(row, found, viewer)
        row.status, row.settled_at, row.paid_back = "settled", core.now(), found.amount
        row.refund_by = due_on(rule_of(row)) if any(not one.at_once for one in found.refunds) else None
        row.save(update_fields=["status", "settled_at", "paid_back", "refund_by"])
        _mark(row)
        order = row.order
        return ReturnSettled(
            order.customer_id,
            order.pk,
            row.pk,
            row.kind,
            order.currency,
            sum(o.amount for o in found.refunds),
        )

    return handled(viewer, number, "settled", BEGINS, settle)


def may_pay_back(viewer: Viewer, amount: int, currency: str) -> str:
    """ "" when this member of staff may pay back so much; else why not."""
    limit = core.option(Policies).agents_refund_most
    agent = viewer.staff is not None and not viewer.staff.sees_everything
    if not limit or not agent or currency != "JPY" or amount <= limit:
        return ""
    said = {"amount": core.money_text(limit, "JPY", language())}
    return _("More than %(amount)s is paid back by a supervisor. Please ask one.") % said


def _checked(viewer: Viewer, row: ReturnRequest, amount: int, refund_to: str) -> Reckoning:
    if row.status not in BEGINS:
        raise ActRefused("gone", _("This return has changed in the meantime. Please look at it again."))
    if row.kind == "exchange" and amount != row.refund:
        raise ActRefused(
            "amount", _("What an exchange gives back is the difference in price, no more or less.")
        )
    most = most_for(row)
    if not (0 < amount <= most or (row.kind == "exchange" and amount == 0)):
        said = {"most": core.money_text(most, row.order.currency, language())}
        raise ActRefused("amount", _("Please give an amount up to %(most)s: what was paid.") % said)
    if beyond := may_pay_back(viewer, amount, row.order.currency):
        raise ActRefused("limit", beyond)
    return reckoned(row, amount, refund_to or ORIGINAL)


def _enter(row: ReturnRequest, found: Reckoning, viewer: Viewer) -> None:
    """Credit notes first: what comes back from the provider later finds the bill credited."""
    left = found.amount
    for place, bill in enumerate(found.bills):
        bill = locked(bill.pk)
        part = min(left, bill.total - bill.credited)
        key = f"{KEY}{row.number}" + (f":{place}" if place else "")
        credit(bill, part, key=key, reason="return", actor=actor_of(viewer), by_rate=found.by_rate)
        left -= max(0, part)
    pay_back(row.order_id, str(row.client_id), found.refunds, rule_of(row), row)
    for move in row.moves.filter(kind="refund", at__isnull=False):
        entered(move)


def _mark(row: ReturnRequest) -> None:
    """Lines of which everything is back are returned; the order is, when all its lines are."""
    order = row.order
    for line in order.lines.all():
        back = ReturnLine.objects.filter(line=line, request__status="settled")
        pieces = sum(back.values_list("quantity", flat=True))
        if pieces >= line.quantity and line.status != DONE[row.kind] and back.filter(request=row).exists():
            line.status = DONE[row.kind]
            line.save(update_fields=["status"])
    over = not order.lines.exclude(status="returned").exists()
    order.status = "returned" if over else "delivered"
    order.save(update_fields=["status"])
