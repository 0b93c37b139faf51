"""What other variants cost more or less: said before the yes, then paid, billed or given back.

Prices include tax. What costs more and what costs less is kept apart by rate of tax, since a bill cannot hold
a negative total of a rate: each rate is either billed or given back.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from uuid import UUID

from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import override

from madoguchi.core import api as core
from madoguchi.people import api as people
from madoguchi.ui import api as ui

from ..bill_options import Issuer
from ..judging import language
from ..models import Invoice, PaymentMethod
from ..numbering import paper_number
from ..policy import ORIGINAL
from ..queries.money import EXCHANGE
from ..queries.naming import method_words
from ..shapes import HERE, ActRefused
from ..shapes.bills import BillRefused, InvoiceGiven, LineGiven
from ..tax import per_rate
from .charging import enough
from .invoicing import keep_invoice, void_invoice
from .plans import Case
from .refunds import Refund, back_to, sentences, way_to_pay
from .swaps import Swap, swap_sentence


@dataclass(frozen=True)
class Difference:
    """How a difference is settled. `due` is what she pays more: by `method`, or by a bill when `billed`."""

    due: int = 0
    back: int = 0
    refunds: list[Refund] = field(default_factory=list)
    method: PaymentMethod | None = None
    told: list[str] = field(default_factory=list)

    @property
    def billed(self) -> bool:
        """Whether a bill asks for it."""
        return self.due > 0 and self.method is None


def rates_of(swaps: Iterable[Swap]) -> dict[int, int]:
    """The difference of each rate of tax; below 0 is money back."""
    sums: dict[int, int] = {}
    for one in swaps:
        sums[one.line.tax_rate] = sums.get(one.line.tax_rate, 0) + one.difference
    return sums


def difference_of(case: Case, swaps: list[Swap], *, after_arrival: bool) -> Difference:
    """How the difference in price is settled, with the sentences.

    Raises ActRefused("refund_to"), ("balance").
    """
    sums = rates_of(swaps)
    due, back = sum(one for one in sums.values() if one > 0), -sum(one for one in sums.values() if one < 0)
    if not due and not back:
        return Difference(told=[_("The price stays the same.")])
    refunds = back_to(case.row, case.rule, case.wish.refund_to, back) if back else []
    told = sentences(refunds, case.rule, case.row.currency, after_arrival=after_arrival)
    if not due:
        return Difference(0, back, refunds, None, told)
    if case.wish.refund_to == ORIGINAL:
        return Difference(due, back, refunds, None, [_billed_words(case, sums), *told])
    method = way_to_pay(case.row, case.rule, case.wish.refund_to)
    enough(method, due, case.row)
    more = {"amount": _money(case, due), "method": method_words(method)}
    return Difference(due, back, refunds, method, [_("%(amount)s more is paid by %(method)s.") % more, *told])


def ask_for(case: Case, swaps: list[Swap], name: UUID) -> Invoice:
    """The bill over what costs more; once under this name."""
    dearer = {rate for rate, amount in rates_of(swaps).items() if amount > 0}
    customer = people.customer(case.row.customer_id)
    with override(customer.locale if customer else language()):
        given = InvoiceGiven(
            number=paper_number("B", _today()), customer_id=case.row.customer_id, issued_on=_today(),
            lines=tuple(_line(one) for one in swaps if one.line.tax_rate in dearer), due_on=_due_on(case),
            company_id=case.row.company_id, order_id=case.row.pk, currency=case.row.currency,
            addressee=_addressee(case), subject=_("Order %(number)s: difference in price")
            % {"number": case.row.number},
        )  # fmt: skip
    keep_invoice(given, source=HERE, external_id=f"{EXCHANGE}{name}", actor=core.SYSTEM)
    return Invoice.objects.get(source=HERE, external_id=f"{EXCHANGE}{name}")


def withdraw_bill(name: UUID) -> bool:
    """Withdraw the bill of an exchange that will not be; False when money has come in for it."""
    bill = Invoice.objects.filter(source=HERE, external_id=f"{EXCHANGE}{name}").first()
    if bill is None or bill.voided_at is not None:
        return True
    try:
        void_invoice(source=HERE, external_id=bill.external_id, actor=core.SYSTEM)
    except BillRefused:
        return False
    return True


def refuse_when_paid(name: UUID) -> None:
    """The same for somebody who takes her act back. Raises ActRefused("gone")."""
    if not withdraw_bill(name):
        raise ActRefused("gone", _("This can no longer be taken back here. Please ask us."))


def _line(swap: Swap) -> LineGiven:
    each = swap.instead.price - swap.line.unit_price
    return LineGiven(swap_sentence(swap)[:200], each, swap.line.tax_rate, swap.quantity, swap.difference)  # type: ignore[arg-type]


def _billed_words(case: Case, sums: dict[int, int]) -> str:
    billed = per_rate(
        ((amount, rate) for rate, amount in sums.items() if amount > 0), core.option(Issuer).rounding
    )
    said = {
        "amount": _money(case, sum(one.gross for one in billed)),
        "tax": _money(case, sum(one.tax for one in billed)), "day": ui.day(_due_on(case)),
    }  # fmt: skip
    return (
        _("The difference of %(amount)s (%(tax)s of it tax) comes as a bill, to be paid by %(day)s.") % said
    )


def _addressee(case: Case) -> str:
    company = people.company(case.row.company_id) if case.row.company_id else None
    if company is not None:
        return _("%(name)s (company)") % {"name": company.name}
    customer = people.customer(case.row.customer_id)
    return _("%(name)s (person)") % {"name": customer.name} if customer and customer.name else ""


def _due_on(case: Case) -> date:
    return _today() + timedelta(days=case.rule.send_days)


def _today() -> date:
    return localdate(core.now())


def _money(case: Case, amount: int) -> str:
    return core.money_text(amount, case.row.currency, language())
