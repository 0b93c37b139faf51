"""What comes back of an order, and what happens next."""

from django.db.models import Prefetch
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from madoguchi.core import api as core
from madoguchi.ui import api as ui

from .. import words
from ..judging import language
from ..models import CreditNote, Order, ReturnLine, ReturnRequest
from ..policy import GIFT_CARD, ORIGINAL, Policies
from ..shapes import ReturnItem, ReturnShape
from .naming import options_of

KEY = "return:"
"""How credit notes of returns are named."""


def return_shapes(row: Order) -> tuple[ReturnShape, ...]:
    """All returns and exchanges of an order, the latest first; two queries, four with returns."""
    lines = Prefetch("lines", ReturnLine.objects.select_related("line", "instead").order_by("line__position"))
    found = list(row.returns.select_related("bill").prefetch_related(lines, "moves"))
    notes = _notes(found) if found else {}
    return tuple(shape_of(one, row.currency, notes.get(one.number, ("", ""))) for one in found)


def refund_words(refund_to: str) -> str:
    """Where the money goes."""
    names = {ORIGINAL: _("The way you paid"), GIFT_CARD: _("A gift card")}
    return names.get(refund_to, str(words.METHOD.get(refund_to, "" if refund_to.isdecimal() else refund_to)))


def _notes(rows: list[ReturnRequest]) -> dict[str, tuple[str, str]]:
    """Return → bill and credit note that it led to."""
    keys = {f"{KEY}{one.number}": one.number for one in rows}
    notes = CreditNote.objects.filter(key__in=keys).select_related("invoice")
    return {keys[one.key]: (one.invoice.number, one.number) for one in notes}


def shape_of(row: ReturnRequest, currency: str, credit_note: tuple[str, str] = ("", "")) -> ReturnShape:
    """The row as it crosses the door, with what happens next."""
    return ReturnShape(
        number=row.number, kind=row.kind, status=row.status, words=_words(row),
        reason_words=_reason(row), refund=row.refund, refund_words=refund_words(row.refund_to),
        requested_at=row.requested_at, send_by=row.send_by, refund_by=row.refund_by,
        line_ids=tuple(one.line_id for one in row.lines.all()), goods=tuple(map(_good, row.lines.all())),
        how=_how(row) if row.status == "requested" else "", items=tuple(map(_item, row.lines.all())),
        next=_next(row, currency), due=max(row.due, -row.refund), due_words=_due_words(row),
        bill_number=row.bill.number if row.bill and row.bill.voided_at is None else "",
        paid_back=row.paid_back, refusal=row.refusal, received_at=row.received_at,
        settled_at=row.settled_at, credit_note=credit_note,
    )  # fmt: skip


def _words(row: ReturnRequest) -> str:
    if row.status == "settled" and row.kind == "exchange":
        return str(words.EXCHANGED)
    return str(words.RETURN[row.status])


def _good(row: ReturnLine) -> str:
    """What comes back, and for what: 空気清浄機 AP-50 · 白 → グレー."""
    item = _item(row)
    many = f"{item.name} × {item.quantity}" if row.line.quantity > 1 else item.name
    given = " · ".join(filter(None, (many, item.options_text)))
    return f"{given} → {item.instead or row.instead.sku}" if row.instead else given


def _item(one: ReturnLine) -> ReturnItem:
    instead = " / ".join(part.value for part in options_of(one.instead.options)) if one.instead else ""
    options = " / ".join(part.value for part in options_of(one.line.options))
    return ReturnItem(one.line_id, one.line.name, options, one.quantity, instead)


def _next(row: ReturnRequest, currency: str) -> str:
    """What happens now, for the customer."""
    exchange = row.kind == "exchange"
    if row.status == "requested":
        return (
            _("When it has arrived we look at it and send you the new items.")
            if exchange
            else _("When it has arrived we look at it and pay the money back.")
        )
    if row.status == "received":
        return (
            _("We are looking at it now; then the new items are on their way to you.")
            if exchange
            else _("We are looking at it now and tell you about the money within a few days.")
        )
    if row.status == "refused":
        return _("If you do not agree, please write to us; we will look at it again.")
    if row.status == "settled":
        return _settled(row, currency)
    return ""


def _settled(row: ReturnRequest, currency: str) -> str:
    moves = [one for one in row.moves.all() if one.kind == "refund"]
    waiting = [one for one in moves if one.at is None]
    if waiting and row.refund_by:
        said = {"amount": core.money_text(sum(one.amount for one in waiting), currency, language()),
                "day": ui.day(row.refund_by)}  # fmt: skip
        return _("%(amount)s is on its way back to you and arrives by %(day)s.") % said
    if moves:
        last = max(one.at for one in moves if one.at)
        amount = core.money_text(sum(one.amount for one in moves), currency, language())
        return _("%(amount)s was paid back on %(day)s.") % {"amount": amount, "day": ui.day(localdate(last))}
    return _("The new items are on their way to you.") if row.kind == "exchange" else ""


def _due_words(row: ReturnRequest) -> str:
    """How what an exchange costs more stands."""
    if not row.due:
        return ""
    if row.bill is not None:
        return pgettext("bill", "Paid") if row.bill.settled_at else _("To be paid by bill")
    paid = [one for one in row.moves.all() if one.kind == "payment"]
    return pgettext("bill", "Paid") if paid and all(one.at for one in paid) else _("Will be charged")


def _reason(row: ReturnRequest) -> str:
    reasons = core.option(Policies).rule(row.kind).reasons
    return next((one.words(language()) for one in reasons if one.code == row.reason), row.reason)


def _how(row: ReturnRequest) -> str:
    """What the company wrote about sending things back; else what holds everywhere."""
    usual = _(
        "Please pack the items well, put a note with the number %(number)s into the parcel, and send it to"
        " the sender's address on the delivery note."
    )
    return core.option(Policies).send_back(language()) or usual % {"number": row.number}
