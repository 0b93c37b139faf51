"""What an agent can send along: an order, a bill or a device as a card, in the conversation's language."""

from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override, pgettext

from madoguchi.commerce import api as commerce
from madoguchi.conversations.shapes import ConversationShape, FactsCard
from madoguchi.core import api as core
from madoguchi.people.shapes import Viewer
from madoguchi.tasks import api as tasks
from madoguchi.ui import api as ui

from .places import customers_own
from .saying import BILL_STATES


class NothingToSend(LookupError):
    """There is no such thing of this customer."""


@dataclass(frozen=True)
class Card:
    """A card with the sentence that carries it, which also says everything where cards cannot be shown."""

    text: str
    facts: FactsCard


def card_of(viewer: Viewer, conversation: ConversationShape, about: str, key: str) -> Card:
    """The card about one of her things. Raises NothingToSend, also for a thing of somebody else."""
    make = {"order": _order, "bill": _bill, "device": _device, "task": _task}.get(about)
    if make is None:
        raise NothingToSend(about)
    with override(conversation.language or "ja"):
        try:
            facts, opening = make(viewer, conversation, key)
        except (commerce.NoSuchRecord, commerce.BillUnknown, tasks.TaskUnknown, ValueError) as unknown:
            raise NothingToSend(key) from unknown
    lines = [
        f"{label}: {value}" if conversation.language == "en" else f"{label}：{value}"
        for label, value in facts.facts
    ]
    return Card("\n".join([opening, *lines]), facts)


def _order(viewer: Viewer, conversation: ConversationShape, key: str) -> tuple[FactsCard, str]:
    order = commerce.order(viewer=viewer, number=key)
    if order.customer_id != conversation.customer_id:
        raise commerce.NoSuchRecord(key)
    more = order.lines_many - 1
    what = (
        _("%(first)s and %(n)s more") % {"first": order.first_line, "n": more} if more else order.first_line
    )
    facts = [(_("Items"), what), (_("Where it stands"), order.words)]
    if order.delivery_on:
        facts.append((_("Delivery"), ui.day(order.delivery_on)))
    facts += [
        (parcel.carrier_name, parcel.tracking_number) for parcel in order.shipments if parcel.tracking_number
    ]
    facts.append((_("Total"), core.money_text(order.total, order.currency, conversation.language)))
    title = _("Order %(number)s") % {"number": order.number}
    url = customers_own("portal:order", order.number)
    opening = _("Here is how your order %(number)s stands.") % {"number": order.number}
    return FactsCard(title, "package", tuple(facts), url, _("Open the order") if url else ""), opening


def _bill(viewer: Viewer, conversation: ConversationShape, key: str) -> tuple[FactsCard, str]:
    bill = commerce.bill(viewer, key).bill
    if bill.customer_id != conversation.customer_id:
        raise commerce.BillUnknown(key)

    def money(amount: int) -> str:
        return core.money_text(amount, bill.currency, conversation.language)

    stands = pgettext("bill", "Past its due date") if bill.state == "overdue" else BILL_STATES[bill.state][0]
    facts = [(_("Where it stands"), str(stands)), (_("Total"), money(bill.total))]
    if bill.due:
        facts.append((_("Left to pay"), money(bill.due)))
    if bill.due and bill.due_on:
        facts.append((_("Due on"), ui.day(bill.due_on)))
    title = _("Bill %(number)s") % {"number": bill.number}
    url = customers_own("portal:bill", bill.number)
    opening = _("Here is how your bill %(number)s stands.") % {"number": bill.number}
    return FactsCard(title, "receipt-text", tuple(facts), url, _("Open the bill") if url else ""), opening


def _task(viewer: Viewer, conversation: ConversationShape, key: str) -> tuple[FactsCard, str]:
    """A task that she can do herself, with the way there, also for channels that show no cards."""
    task = tasks.task(key)
    url = customers_own("portal:task", task.code)
    facts = ((_("What it does"), str(task.summary)),)
    said = {"task": str(task.title), "address": settings.MADOGUCHI_ADDRESS.rstrip("/") + url}
    opening = _("You can do this yourself, at any time: %(task)s\n%(address)s") % said
    return FactsCard(str(task.title), task.icon, facts, url, _("Begin") if url else ""), opening


def _device(viewer: Viewer, conversation: ConversationShape, key: str) -> tuple[FactsCard, str]:
    device = commerce.device(viewer=viewer, device_id=int(key))
    if device.customer_id != conversation.customer_id:
        raise commerce.NoSuchRecord(key)
    facts = [(_("Product"), device.name)]
    if device.serial:
        facts.append((_("Serial number"), device.serial))
    if device.bought_on:
        facts.append((_("Bought on"), ui.day(device.bought_on)))
    if device.warranty_until:
        facts.append((_("Warranty until"), ui.day(device.warranty_until)))
    url = customers_own("portal:device", device.id)
    return FactsCard(
        device.nickname or device.name, "plug", tuple(facts), url, _("Open the device") if url else ""
    ), (_("Here is what we have on record about your device."))
