"""What goes on with her things, in one look: a line each for deliveries, bills and enquiries."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import get_language, ngettext, pgettext
from django.utils.translation import gettext as _

from madoguchi.commerce import api as commerce
from madoguchi.commerce.shapes import DeliveryShape
from madoguchi.conversations.shapes import ConversationShape
from madoguchi.core import api as core
from madoguchi.ui import api as ui

from .words import standing

TROUBLE = ("delayed", "attempted", "lost", "returned")


@dataclass(frozen=True)
class Look:
    """One line for the component `overview`: what, how it stands, and where to read on."""

    icon: str
    label: str
    value: str
    note: str
    href: str
    tone: str = ""


def looks(
    coming: Sequence[DeliveryShape], owed: Sequence[commerce.Bill], running: Sequence[ConversationShape],
    *, drawn: bool,
) -> tuple[Look, ...]:  # fmt: skip
    """A line for each kind of thing that goes on; none where only one does: its own card says it."""
    found = (
        _delivery(coming[0]) if coming else None,
        _bills(owed, drawn) if owed else None,
        _enquiries(running) if running else None,
    )
    lines = tuple(one for one in found if one)
    return lines if len(lines) > 1 else ()


def trouble(delivery: DeliveryShape) -> str:
    """What she should know at once about its latest parcel; "" when all goes as planned."""
    return delivery.parcel_words if delivery.parcel in TROUBLE else ""


def arrival_words(delivery: DeliveryShape) -> str:
    """When it arrives, as far as that is known."""
    if delivery.parcel == "out_for_delivery":
        return _("Being delivered today")
    on = delivery.order.delivery_on
    return _("Planned to arrive on %(day)s") % {"day": _day(on)} if on else str(delivery.order.words)


def _delivery(one: DeliveryShape) -> Look:
    on, wrong = one.order.delivery_on, trouble(one)
    today = one.parcel == "out_for_delivery"
    value = pgettext("delivery", "Today") if today else _day(on) if on else str(one.order.words)
    href = reverse("portal:order", args=[one.order.number])
    note = wrong or one.parcel_words or str(one.order.words)
    return Look("truck", _("Next delivery"), value, note, href, "soon" if wrong else "")


def _bills(owed: Sequence[commerce.Bill], drawn: bool) -> Look:
    href = reverse("portal:bill", args=[owed[0].number]) if len(owed) == 1 else reverse("portal:bills")
    late = [one for one in owed if one.state == "overdue"]
    if late:
        note, tone = _("%(sum)s of it is past its due date") % {"sum": _sum(late)}, "overdue"
    elif drawn:
        note, tone = _("It will be drawn from your bank account"), ""
    else:
        due = min((one.due_on for one in owed if one.due_on), default=None)
        note, tone = (_("Please pay by %(day)s.") % {"day": _day(due)} if due else ""), ""
    return Look("receipt-japanese-yen", _("To be paid in all"), _sum(owed), note, href, tone)


def _sum(bills: Sequence[commerce.Bill]) -> str:
    """Of one currency; else how many there are."""
    if len({one.currency for one in bills}) > 1:
        return ngettext("%(n)d bill", "%(n)d bills", len(bills)) % {"n": len(bills)}
    spoken = get_language() or "ja"
    return core.money_text(sum(one.due for one in bills), bills[0].currency, spoken)


def _enquiries(running: Sequence[ConversationShape]) -> Look:
    first, many = running[0], len(running)
    href = reverse("portal:enquiry", args=[first.number]) if many == 1 else reverse("portal:enquiries")
    value = ngettext("%(n)d enquiry", "%(n)d enquiries", many) % {"n": many}
    tone = "soon" if first.status == "waiting" else ""
    return Look("message-circle", _("Your enquiries"), value, standing(first).label, href, tone)


def _day(on: date | None) -> str:
    return ui.day(on, short=True, today=localdate(core.now())) if on else ""
