"""Customers are reminded of their bills: some days before they are due, and politely afterwards."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.urls import reverse
from django.utils.timezone import localdate, localtime

from madoguchi.commerce import api as commerce
from madoguchi.core import api as core
from madoguchi.notices import api as notices

HOURS = range(9, 18)
"""Nobody is reminded of money at night."""
SPAN = timedelta(days=5)
"""For so long a missed reminder is made up for; what is older than that was brought in from the past."""


def remind() -> int:
    """Tell of bills that are due soon or overdue, each of them once; how many were told."""
    if localtime(core.now()).hour not in HOURS:
        return 0
    rules, today = core.option(notices.NoticeRules), localdate(core.now())
    told = 0
    if rules.due_days:
        told += _tell_all("due", "bill_due", today, today + timedelta(days=rules.due_days))
    for days in rules.overdue_days:
        last = today - timedelta(days=days)
        told += _tell_all(f"overdue:{days}", "bill_overdue", last - SPAN, last)
    return told


def _tell_all(mark: str, kind: str, first: date, last: date) -> int:
    return sum(_tell(bill, mark, kind, drawn) for bill, drawn in _bills(first, last))


def _bills(first: date, last: date) -> Iterator[tuple[commerce.Bill, bool]]:
    """All bills due on these days, some at a time; with whether they are drawn from an account."""
    after = 0
    while bills := commerce.bills_due(first=first, last=last, after=after):
        drawn = commerce.bills_drawn({one.customer_id for one in bills})
        yield from ((one, one.customer_id in drawn) for one in bills)
        after = bills[-1].id


def _tell(bill: commerce.Bill, mark: str, kind: str, drawn: bool) -> bool:
    assert bill.due_on is not None
    values = {
        "number": bill.number, "day": bill.due_on.isoformat(), "amount": bill.due, "currency": bill.currency,
        "drawn": drawn,
    }  # fmt: skip
    told = notices.tell(
        customer_id=bill.customer_id, key=f"bill:{bill.id}:{mark}", kind=kind,
        path=reverse("portal:bill", args=[bill.number]), values=values,
    )  # fmt: skip
    return told is not None
