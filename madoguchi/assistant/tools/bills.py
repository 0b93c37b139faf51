"""What is still to be paid, until when, and one bill by its number. Money moves on the payment page alone."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext

from madoguchi.commerce import api as commerce
from madoguchi.conversations.shapes import FactsCard
from madoguchi.tasks import api as tasks
from madoguchi.tasks.shapes import Field

from ..dialogue.shapes import Thing
from . import saying
from .meaning import named_number, not_hers
from .shapes import Asked, Candidate, Found, Onward, Tool

PAY = "pay-bill"
SHOWN = 5
BILL = Field("bill", gettext_lazy("Your bill"), "choice", required=False, most=60)


def bills(about: Asked) -> Found:
    """One bill where she names it, else all that is to be paid. Raises Unsure."""
    open_ones = commerce.bills_to_pay(about.viewer)
    number = str(about.values.get("bill") or "") or named_number(about.said) or about.last
    if number:
        return _one(_named(about, number, open_ones))
    if len(open_ones) == 1:
        return _one(open_ones[0])
    return _all(about, open_ones) if open_ones else _nothing()


def _named(about: Asked, number: str, open_ones: tuple[commerce.Bill, ...]) -> commerce.Bill:
    try:
        return commerce.bill(about.viewer, number).bill
    except commerce.BillUnknown:
        raise not_hers(number, BILL, tuple(_candidate(one) for one in open_ones)) from None


def _candidate(bill: commerce.Bill) -> Candidate:
    label = f"{bill.subject} {bill.number}".strip()
    return Candidate(bill.number, label, _note(bill), day=bill.due_on, worth=float(bill.due))


def _note(bill: commerce.Bill) -> str:
    due = _("Due on %(day)s") % {"day": saying.day(bill.due_on)} if bill.due_on else ""
    return " · ".join(filter(None, (saying.money(bill.due, bill.currency), due, _standing(bill))))


def _nothing() -> Found:
    return Found(_("Nothing is open: all your bills are paid."), "none", values={"bills": 0, "due": 0})


def _one(bill: commerce.Bill) -> Found:
    facts = [(_("Where it stands"), _standing(bill) or pgettext("bill", "To be paid"))]
    facts.append((_("Total"), saying.money(bill.total, bill.currency)))
    if bill.due:
        facts.append((_("Left to pay"), saying.money(bill.due, bill.currency)))
    if bill.due and bill.due_on:
        facts.append((_("Due on"), saying.day(bill.due_on)))
    url = saying.page("portal:bill", bill.number)
    title = _("Bill %(number)s") % {"number": bill.number}
    card = FactsCard(title, "receipt-text", tuple(facts), url, _("Open the bill") if url else "")
    values = _values((bill,)) | {"bill": bill.number}
    return Found(_words(bill), card=card, options=_pay((bill,)), values=values, things=(_thing(bill),))


def _words(bill: commerce.Bill) -> str:
    given = {"number": bill.number, "subject": bill.subject, "state": _standing(bill)}
    named = (_("Your bill %(number)s (%(subject)s):") if bill.subject else _("Your bill %(number)s:")) % given
    if not bill.to_pay:
        return saying.sentences(named, _("It stands at “%(state)s”; there is nothing to pay.") % given)
    given = {"amount": saying.money(bill.due, bill.currency)}
    said = _("%(amount)s is to be paid.") % given
    if bill.due_on:
        given["day"] = saying.day(bill.due_on)
        late = bill.state == "overdue"
        said = (
            _("%(amount)s was to be paid by %(day)s.") if late else _("%(amount)s is to be paid by %(day)s.")
        ) % given
    return saying.sentences(named, said, _under_way(bill))


def _all(about: Asked, open_ones: tuple[commerce.Bill, ...]) -> Found:
    many = len(open_ones)
    sums = [saying.money(one.due, one.currency) for one in commerce.balance(about.viewer)]
    said = ngettext(
        "%(n)s bill is open, %(sum)s in all.", "%(n)s bills are open, %(sum)s in all.", many
    ) % {"n": many, "sum": saying.listed(sums)}  # fmt: skip
    late = sum(1 for one in open_ones if one.state == "overdue")
    if late:
        said = saying.sentences(
            said, ngettext("%(n)s of them is overdue.", "%(n)s of them are overdue.", late) % {"n": late}
        )
    lines = tuple(f"{one.number}  {one.subject}  {_note(one)}" for one in open_ones[:SHOWN])
    url = saying.page("portal:bills")
    return Found(
        said, lines=lines, options=_pay(open_ones), link=(_("See all bills"), url) if url else ("", ""),
        values=_values(open_ones), things=tuple(_thing(one) for one in open_ones[:SHOWN]),
    )  # fmt: skip


def _thing(bill: commerce.Bill) -> Thing:
    day = bill.due_on.isoformat() if bill.due_on else ""
    return Thing("bill", bill.number, BILLS.code, float(bill.due or bill.total), day, bill.subject)


def _standing(bill: commerce.Bill) -> str:
    if bill.under_way:
        return _("Payment under way")
    return {
        "open": "", "partly_paid": pgettext("bill", "Partly paid"), "overdue": _("Past its due date"),
        "paid": pgettext("bill", "Paid"), "void": pgettext("bill", "Withdrawn"),
    }[bill.state]  # fmt: skip


def _under_way(bill: commerce.Bill) -> str:
    if not bill.under_way:
        return ""
    way = {"way": commerce.method_word(bill.under_way)}
    return _("A payment is under way (%(way)s); it shows here once the money has arrived.") % way


def _pay(found: tuple[commerce.Bill, ...]) -> tuple[Onward, ...]:
    """To pay them, one by one, by the task that leads to the payment page."""
    if PAY not in {one.code for one in tasks.declared()}:
        return ()
    to_pay = [one for one in found if one.to_pay and not one.under_way][:3]
    if len(found) == 1:
        return tuple(Onward(_("Pay this bill"), "task", PAY, one.number) for one in to_pay)
    return tuple(
        Onward(_("Pay bill %(number)s") % {"number": one.number}, "task", PAY, one.number) for one in to_pay
    )


def _values(found: tuple[commerce.Bill, ...]) -> dict[str, object]:
    return {
        "bills": sum(1 for one in found if one.to_pay), "due": sum(one.due for one in found),
        "overdue": any(one.state == "overdue" for one in found),
    }  # fmt: skip


BILLS = Tool(
    "bills",
    gettext_lazy("What is to be paid"),
    gettext_lazy("Open bills, what is left to pay, and until when."),
    bills,
    inputs=(BILL,),
    scope="see_bills",
)
