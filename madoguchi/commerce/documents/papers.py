"""What an invoice, a receipt and a credit note say: all that a 適格請求書 has to, in the reader's words.

A qualified paper names issuer and registration number, day, what was sold (※ at the reduced rate), totals
and tax for each rate, and to whom (消費税法57条の4 1項). A simplified one, as tills give it out, names
nobody (2項); a credit note also names the bill it takes back from (3項).
"""

from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.utils.formats import date_format
from django.utils.timezone import localdate
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from madoguchi.core import api as core

from ..bill_options import WaysToPay
from ..models import CreditNote, Invoice, InvoiceLine, Receipt
from ..queries.bills import rates_of
from ..tax import REDUCED, RateTotal
from ..wording import account_lines, method_word
from .typesetting import Paper, Row, pdf


def invoice_pdf(bill: Invoice) -> bytes:
    """The bill as it was issued. The same bill is the same file."""
    simplified = bill.form == "simplified"
    made = datetime.combine(bill.issued_on, datetime.min.time(), tzinfo=core.now().tzinfo)
    transfer = [] if bill.settled_at or bill.voided_at else account_lines(core.option(WaysToPay))
    return pdf(
        _paper(
            title=_("Sales slip") if simplified else _("Invoice"),
            number=bill.number,
            mark=_("Void") if bill.voided_at else "",
            addressee="" if simplified else bill.addressee,
            lead="" if simplified else _("We bill you as follows."),
            total_label=pgettext("document", "Amount (tax included)"),
            total=_money(bill.total, bill.currency),
            under=(bill.subject,) if bill.subject else (),
            facts=_facts(
                (_("Number"), bill.number),
                (_("Date of issue"), _date(bill.issued_on)),
                (_("Due date"), _date(bill.due_on)),
                (pgettext("bill", "Order number"), bill.order.number if bill.order else ""),
            ),
            kept=bill,
            lines=bill.lines.order_by("position"),
            account_label=_("Please transfer to"),
            account=tuple(transfer),
        ),
        made_at=made,
    )


def receipt_pdf(receipt: Receipt, *, copy: int, taken_at: datetime) -> bytes:
    """A copy of the receipt; from the second on it says that it was issued again, and when."""
    payment, again = receipt.payment, copy > 1
    bill = payment.invoice
    simplified = bill.form == "simplified" and not receipt.addressee
    notes = [_("This receipt was issued electronically; no revenue stamp is needed on it.")]
    if again:
        notes.append(_("Issued again on %(day)s.") % {"day": _date(localdate(taken_at))})
    return pdf(
        _paper(
            title=_("Receipt"),
            number=receipt.number,
            mark=_("Reissue") if again else "",
            addressee="" if simplified else receipt.addressee,
            lead=_("We have received the amount below."),
            total_label=pgettext("document", "Received (tax included)"),
            total=_money(receipt.amount, payment.currency),
            under=(_("For: %(purpose)s") % {"purpose": receipt.purpose},),
            facts=_facts(
                (_("Number"), receipt.number),
                (_("Date of issue"), _date(localdate(receipt.issued_at))),
                (_("Paid on"), _date(localdate(payment.paid_at))),
                (_("Paid by"), method_word(payment.method)),
                (_("Bill"), bill.number),
            ),
            kept=receipt,
            currency=payment.currency,
            lines=bill.lines.order_by("position") if receipt.amount == bill.total else (),
            notes=tuple(notes),
        ),
        made_at=taken_at,
    )


def credit_note_pdf(note: CreditNote) -> bytes:
    """適格返還請求書."""
    bill = note.invoice
    made = datetime.combine(note.issued_on, datetime.min.time(), tzinfo=core.now().tzinfo)
    return pdf(
        _paper(
            title=_("Credit note"),
            number=note.number,
            addressee=bill.addressee if bill.form == "qualified" else "",
            lead=_("We give back the following of the bill below."),
            total_label=pgettext("document", "Given back (tax included)"),
            total=_money(note.amount, bill.currency),
            under=(_("Of: %(names)s") % {"names": _names(bill)},),
            facts=_facts(
                (_("Number"), note.number),
                (_("Date of return"), _date(note.issued_on)),
                (_("Original bill"), bill.number),
                (_("Date of the original bill"), _date(bill.issued_on)),
            ),
            kept=note,
            currency=bill.currency,
            lines=(),
        ),
        made_at=made,
    )


def _paper(
    *, kept: Any, lines: Iterable[InvoiceLine], currency: str = "", notes: Row = (), **said: Any
) -> Paper:
    """A sheet of what was kept when the document was issued: its totals and who issued it."""
    currency, rates = currency or kept.currency, rates_of(kept.rates)
    marked = [_("※ Reduced tax rate (8%)")] if any(one.reduced for one in rates) else []
    return Paper(
        language="en" if get_language() == "en" else "ja",
        issuer=_issuer(kept.issuer),
        columns=(
            pgettext("bill", "Item"),
            _("Quantity"),
            _("Unit price"),
            _("Tax rate"),
            pgettext("money", "Amount"),
        ),
        rows=tuple(_row(line, currency) for line in lines),
        rate_columns=(_("Tax rate"), _("Without tax"), _("Consumption tax"), _("With tax")),
        rates=tuple(_rate(one, currency) for one in rates),
        notes=(*marked, *notes),
        **said,
    )


def _names(bill: Invoice) -> str:
    """What was sold, in one line; ※ at the reduced rate."""
    lines = bill.lines.order_by("position").values_list("name", "tax_rate")
    comma = "、" if get_language() == "ja" else ", "
    return comma.join(f"{name} ※" if rate == REDUCED else name for name, rate in lines)


def _row(line: InvoiceLine, currency: str) -> Row:
    return (
        f"{line.name} ※" if line.tax_rate == REDUCED else line.name,
        _quantity(line.quantity),
        _money(line.unit_price, currency),
        f"{line.tax_rate}%",
        _money(line.amount, currency),
    )


def _rate(one: RateTotal, currency: str) -> Row:
    said = _("%(rate)s%% rate") % {"rate": one.rate} if one.rate else _("Not taxed")
    money = (_money(amount, currency) for amount in (one.net, one.tax, one.gross))
    return (f"{said} ※" if one.reduced else said, *money)


def _issuer(kept: dict[str, Any]) -> Row:
    number, phone = kept.get("registration_number"), kept.get("phone")
    return tuple(
        filter(
            None,
            (
                kept.get("name", ""),
                *kept.get("lines", ()),
                _("Phone %(number)s") % {"number": phone} if phone else "",
                _("Registration number %(number)s") % {"number": number} if number else "",
            ),
        )
    )


def _facts(*facts: tuple[str, str]) -> tuple[Row, ...]:
    return tuple(fact for fact in facts if fact[1])


def _quantity(quantity: Decimal) -> str:
    return f"{quantity.normalize():f}"


def _date(day: Any) -> str:
    return date_format(day, "DATE_FORMAT") if day else ""


def _money(amount: int, currency: str) -> str:
    return core.money_text(amount, currency, get_language() or "ja")
