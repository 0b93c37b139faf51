"""Bills: paid on the provider's page, and receipts made out once with the name she gives."""

from collections.abc import Callable
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from madoguchi.commerce import api as commerce
from madoguchi.commerce.shapes.bills import WholeBill
from madoguchi.core import api as core
from madoguchi.ui import api as ui

from ..actor import actor_of
from ..shapes import Choice, Field, Outcome, Situation, Step, Task, TaskRefused
from ..words import spoken

WAYS = {
    "hosted": _("By card or another way on the payment page"),
    "konbini": _("At a convenience store"),
    "bank_transfer": _("By bank transfer"),
}


def _amount(amount: int, currency: str) -> str:
    return core.money_text(amount, currency, spoken())


def open_bills(situation: Situation) -> tuple[Choice, ...]:
    """What is to be paid, with the day by which."""
    if not situation.customer_id or situation.viewer.is_staff:
        return ()
    return tuple(
        Choice(one.number, f"{one.number}  {one.subject}".strip(), note=_bill_note(one))
        for one in commerce.bills(situation.viewer).to_pay
    )


def _bill_note(bill: commerce.Bill) -> str:
    day = gettext("Due on %(day)s") % {"day": ui.day(bill.due_on)} if bill.due_on else ""
    return " · ".join(part for part in (_amount(bill.due, bill.currency), day) if part)


def _bill(situation: Situation) -> WholeBill:
    try:
        return commerce.bill(situation.viewer, str(situation.value("bill")))
    except commerce.BillUnknown:
        raise TaskRefused("bill", gettext("We could not find this bill. Please choose it again.")) from None


def ways(situation: Situation) -> tuple[Choice, ...]:
    """By which ways this bill can be paid now."""
    if not situation.value("bill"):
        return ()
    return tuple(Choice(way, str(WAYS[way])) for way in _bill(situation).ways if way in WAYS)


def pay_effects(situation: Situation) -> tuple[str, ...]:
    """How much is paid where; nothing is taken before she says so there."""
    bill = _bill(situation).bill
    paid = {"amount": _amount(bill.due, bill.currency), "number": bill.number}
    first = gettext("%(amount)s of bill %(number)s is to be paid.") % paid
    if situation.value("way") == "bank_transfer":
        return (first, gettext("We show you the account. The bill is settled once the money has arrived."))
    return (
        first,
        gettext("You go on to the page of our payment provider. We never see the number of your card."),
    )


def begin_payment(situation: Situation) -> str:
    """Start the payment, once for the run; the page on which she goes on."""
    number = str(situation.value("bill"))
    try:
        payment = commerce.start_payment(
            situation.viewer, number=number, method=situation.value("way"),
            client_id=str(situation.act_id),
        )  # fmt: skip
    except commerce.BillUnknown:
        raise TaskRefused("bill", gettext("We could not find this bill. Please choose it again.")) from None
    except commerce.PaymentRefused as refused:
        raise TaskRefused(refused.reason, _pay_refusal(refused.reason)) from refused
    return payment.page_url or reverse("portal:bill", args=[number])


def _pay_refusal(reason: str) -> str:
    return {
        "settled": gettext("This bill is settled already. You need not pay anything."),
        "void": gettext("This bill is no longer valid. You need not pay anything."),
        "running": gettext("A payment of this bill is under way already. Please look at the bill."),
        "often": gettext("That was very often. Please try again later, or ask our staff."),
    }.get(reason, gettext("The payment could not begin. Nothing was taken. Please try again later."))


def pay(situation: Situation) -> Outcome:
    """The payment has begun; what comes of it stands with the bill."""
    return Outcome(number=str(situation.value("bill")))


PAY = Task(
    code="pay-bill",
    title=_("Pay a bill"),
    summary=_("By card, at a convenience store or by transfer, as far as we offer it."),
    icon="credit-card",
    group="bills",
    scope="pay_bills",
    money=True,
    customer_only=_("Only the customer can pay; we never take card numbers. Please send the task."),
    steps=(
        Step("bill", _("Which bill?"), fields=(Field("bill", _("Bill"), "choice", choices=open_bills),),
             empty=_("There is nothing to pay.")),
        Step("way", _("How would you like to pay?"),
             fields=(Field("way", _("Way to pay"), "choice", choices=ways),),
             empty=_("This bill cannot be paid here. Please look at the bill for other ways.")),
    ),
    effects=pay_effects,
    before=begin_payment,
    act=pay,
    confirmation=_("Go on to pay"),
    done=_("Your payment has begun."),
)  # fmt: skip


def paid_bills(situation: Situation) -> tuple[Choice, ...]:
    """Payments that have no receipt yet."""
    if not situation.customer_id:
        return ()
    found = []
    for one in _settled(situation):
        for payment in commerce.bill(situation.viewer, one.number).payments:
            if payment.state == "paid" and payment.receipt is None:
                amount = _amount(payment.received, payment.currency)
                day = ui.day(payment.paid_at) if payment.paid_at else ""
                label = f"{one.number}  {one.subject}".strip()
                found.append(Choice(f"{one.number}:{payment.key}", label, note=f"{amount} · {day}"))
    return tuple(found)


def _settled(situation: Situation) -> tuple[commerce.Bill, ...]:
    """Her latest bills that nothing is left of."""
    if not situation.viewer.is_staff:
        return commerce.bills(situation.viewer, limit=10).settled
    hers = commerce.bills_of_customer(situation.viewer, situation.customer_id)
    return tuple(one for one in hers if one.state == "paid")


def _suggested(name: str) -> Callable[[Situation], Any]:
    def known(situation: Situation) -> str:
        number = str(situation.value("payment")).partition(":")[0]
        if not number:
            return ""
        try:
            whole = commerce.bill(situation.viewer, number)
        except commerce.BillUnknown:
            return ""
        return commerce.suggested_receipt(situation.viewer, whole)[name]

    return known


def receipt_effects(situation: Situation) -> tuple[str, ...]:
    """To whom it is made out; said plainly that this happens once."""
    words = {"addressee": situation.value("addressee"), "purpose": situation.value("purpose")}
    return (
        gettext("The receipt is made out to “%(addressee)s”, for “%(purpose)s”.") % words,
        gettext("This is done once; the name cannot be changed afterwards. Later copies are marked."),
    )


def make_receipt(situation: Situation) -> Outcome:
    """Make it out."""
    number, _colon, key = str(situation.value("payment")).partition(":")
    try:
        receipt = commerce.issue_receipt(
            situation.viewer, number=number, key=key, addressee=str(situation.value("addressee")),
            purpose=str(situation.value("purpose")), actor=actor_of(situation.viewer),
        )  # fmt: skip
    except commerce.BillUnknown:
        raise TaskRefused("bill", gettext("We could not find this bill. Please choose it again.")) from None
    except commerce.ReceiptRefused as refused:
        words = gettext("This receipt cannot be made out so. Please look at the bill.")
        raise TaskRefused(refused.reason, words) from refused
    return Outcome(number=receipt.number, leads_to=reverse("portal:bill", args=[number]))


RECEIPT = Task(
    code="receipt-name",
    title=_("Get a receipt with a name"),
    summary=_("Say to whom and for what it is made out; you get it as a PDF at once."),
    icon="receipt-text",
    group="bills",
    scope="see_bills",
    steps=(
        Step("payment", _("For which payment?"),
             fields=(Field("payment", _("Payment"), "choice", choices=paid_bills),),
             empty=_("There is no payment without a receipt.")),
        Step(
            "name",
            _("Name and purpose"),
            fields=(
                Field("addressee", _("Made out to"), most=80, known=_suggested("addressee")),
                Field("purpose", _("For what"), most=60, known=_suggested("purpose")),
            ),
        ),
    ),
    effects=receipt_effects,
    act=make_receipt,
    confirmation=_("Make out the receipt"),
    done=_("The receipt is made out."),
)  # fmt: skip
