"""Bills and payments in words for the customer: where each stands, and what comes next."""

from dataclasses import dataclass
from datetime import timedelta

from django.utils.timezone import localdate
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from madoguchi.commerce import api as commerce
from madoguchi.core import api as core
from madoguchi.ui import api as ui

from .words import Standing

SOON = timedelta(days=7)


def standing(bill: commerce.Bill, *, drawn: bool = False) -> Standing:
    """A label with tone and icon, and one sentence. `drawn`: by 口座振替, she has nothing to do."""
    if not bill.to_pay:
        return _over(bill)
    if bill.under_way:
        return _on_its_way(bill)
    until = _day(bill)
    if bill.state == "overdue":
        late = _("This was due on %(day)s. If you have just paid, please excuse this note.") % {"day": until}
        return Standing(_("Past its due date"), "overdue", "circle-alert", late)
    onward = _("Please pay by %(day)s.") % {"day": until} if until else _("There is no due date.")
    if drawn:
        onward = _("It will be drawn from your bank account; there is nothing to do.")
    if bill.state == "partly_paid":
        return Standing(_("Partly paid"), "soon", "circle-dashed", onward)
    near = bill.due_on is not None and bill.due_on - localdate(core.now()) <= SOON
    return Standing(_("To be paid"), "soon" if near else "accent", "receipt-japanese-yen", onward)


def _over(bill: commerce.Bill) -> Standing:
    if bill.state == "void":
        return Standing(
            pgettext("bill", "Withdrawn"), "plain", "circle-slash", _("Nothing is to be paid for this bill.")
        )
    if bill.credited and 0 < bill.overpaid <= bill.credited:
        amount = core.money_text(bill.credited, bill.currency, get_language() or "ja")
        back = _("%(sum)s of this bill was taken back. What you paid for it goes back by the way it came.")
        return Standing(pgettext("bill", "Taken back"), "plain", "undo-2", back % {"sum": amount})
    if bill.overpaid:
        much = _("You have paid more than the bill. We will contact you about the difference.")
        return Standing(pgettext("bill", "Paid"), "done", "circle-check", much)
    if bill.credited >= bill.total:
        return Standing(_("Refunded"), "plain", "undo-2", _("This bill was given back in full."))
    return Standing(pgettext("bill", "Paid"), "done", "circle-check", _("Thank you for your payment."))


def _on_its_way(bill: commerce.Bill) -> Standing:
    onward = {
        "hosted": _("You have begun to pay by card. Please finish it, or choose another way."),
        "konbini": _("Please pay at the convenience store; it takes up to an hour to show here."),
        "bank_transfer": _("We will confirm your transfer when it arrives, usually on the next bank day."),
        "direct_debit": _("It will be drawn from your bank account; there is nothing to do."),
    }
    label = {
        "hosted": _("Payment begun"),
        "konbini": _("Waiting for the store"),
        "bank_transfer": _("Waiting for your transfer"),
        "direct_debit": _("To be drawn"),
    }
    way = bill.under_way
    return Standing(label.get(way, _("Payment begun")), "accent", "hourglass", onward.get(way, ""))


@dataclass(frozen=True)
class PaymentStanding(Standing):
    """Where a payment stands; `way` is how the way to pay is called."""

    way: str = ""


def payment_standing(payment: commerce.BillPaymentShape) -> PaymentStanding:
    """Where one payment stands."""
    where = _of_payment(payment)
    return PaymentStanding(
        where.label, where.tone, where.icon, where.next, commerce.method_word(payment.method)
    )


def _of_payment(payment: commerce.BillPaymentShape) -> Standing:
    if payment.state == "pending" and payment.method == "bank_transfer":
        onward = _("We will confirm your transfer when it arrives, usually on the next bank day.")
        return Standing(_("Waiting for your transfer"), "accent", "hourglass", onward)
    if payment.method == "direct_debit" and payment.under_way:
        drawn = _("It will be drawn from your bank account; there is nothing to do.")
        return Standing(_("To be drawn"), "accent", "hourglass", drawn)
    if payment.state == "authorised" or (payment.method == "konbini" and payment.expected_on):
        onward = _("Please pay at the convenience store; it takes up to an hour to show here.")
        return Standing(_("Waiting for the store"), "accent", "hourglass", onward)
    ended = pgettext("payment", "Ended")
    words = {
        "pending": (_("Being confirmed"), "accent", "hourglass", _("This page follows by itself.")),
        "paid": (pgettext("bill", "Paid"), "done", "circle-check", _("Thank you for your payment.")),
        "refunded": (_("Refunded"), "plain", "undo-2", _("The money has gone back to where it came from.")),
        "failed": (_("Not paid"), "overdue", "circle-x", _("Nothing was charged. Please try again.")),
        "expired": (ended, "plain", "circle-slash", _("Nothing was charged. You can begin anew.")),
        "held": (
            _("Being checked"), "soon", "search",
            _("An amount other than the bill arrived. We are looking into it and will contact you."),
        ),
    }  # fmt: skip
    return Standing(*words[payment.state])


def refusal(reason: str) -> str:
    """Why a bill could not be paid this way, and what to do."""
    return {
        "settled": _("This bill is paid already. Nothing was charged."),
        "void": _("This bill was withdrawn. There is nothing to pay."),
        "method": _("This way to pay is not open for this bill. Please choose another one."),
        "busy": _("The payment page cannot be reached now. Nothing was charged. Please try again shortly."),
        "provider": _(
            "The payment page could not be opened. Nothing was charged. Please choose another way."
        ),
        "often": _("That was often. Please wait ten minutes before you try again."),
        "running": _("A payment for this bill is being made. Please wait until it is confirmed."),
    }.get(reason, _("This could not be done. Nothing was charged."))


def receipt_refusal(reason: str) -> str:
    """Why no receipt was made out."""
    return {
        "unpaid": _("A receipt can be made out as soon as the payment is confirmed."),
        "named": _("This receipt has been made out already; its name and purpose cannot be changed."),
        "addressee": _("Please say to whom the receipt is made out."),
        "purpose": _("Please say what the payment was for."),
    }[reason]


def _day(bill: commerce.Bill) -> str:
    return ui.day(bill.due_on, short=True, today=localdate(core.now())) if bill.due_on else ""
