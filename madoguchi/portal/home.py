"""The first screen: what is going on with her things, the most pressing first."""

from dataclasses import dataclass
from typing import Any

from madoguchi.commerce import api as commerce
from madoguchi.commerce.shapes import DeliveryShape
from madoguchi.conversations import api as conversations
from madoguchi.conversations.shapes import ConversationShape
from madoguchi.people import api as people
from madoguchi.people.shapes import Viewer
from madoguchi.tasks import api as tasks

from .bill_words import standing as bill_standing
from .doing import offered
from .glance import Look, arrival_words, looks, trouble
from .order_words import map_of
from .words import Standing, standing

SHOWN, SHOWN_BILLS, OFFERED = 3, 2, 6
OVER = ("resolved", "closed")


@dataclass(frozen=True)
class Line:
    """An enquiry with where it stands."""

    enquiry: ConversationShape
    standing: Standing


@dataclass(frozen=True)
class Arrival:
    """An order on its way with the map of its steps."""

    delivery: DeliveryShape
    map: dict[str, Any]

    @property
    def trouble(self) -> str:
        """What she should know at once about its latest parcel; "" when all goes as planned."""
        return trouble(self.delivery)

    @property
    def words(self) -> str:
        """When it arrives, as far as that is known."""
        return arrival_words(self.delivery)


@dataclass(frozen=True)
class Owed:
    """A bill to pay with where it stands, and whether she has something to do about it here."""

    bill: commerce.Bill
    standing: Standing
    payable: bool


@dataclass(frozen=True)
class Screen:
    """What the first screen shows; `looks` say it in one look."""

    looks: tuple[Look, ...]
    next: Arrival | None
    later: tuple[Arrival, ...]
    bills: tuple[Owed, ...]
    more_bills: int
    enquiries: tuple[Line, ...]
    more_enquiries: int
    companies: tuple[people.CompanyRole, ...]
    mandates: tuple[people.Acting, ...]
    returns: tuple[commerce.OrderSummary, ...]
    begun: tuple[tasks.Run, ...]
    tasks: tuple[tasks.Task, ...]

    @property
    def quiet(self) -> bool:
        """Nothing is going on."""
        return not (self.next or self.bills or self.enquiries or self.returns or self.begun)


def first_screen(viewer: Viewer) -> Screen:
    """What is going on for a customer (or for whom she acts), in few queries however much she has."""
    coming = commerce.deliveries(viewer=viewer, limit=SHOWN)
    arrivals = [Arrival(one, map_of(one.steps, short=True)) for one in coming]
    owed = commerce.bills_to_pay(viewer)
    drawn = bool(owed) and _drawn(viewer)
    running = _running(viewer) if viewer.acting is None else []
    herself = viewer.customer_id if viewer.acting is None else None
    return Screen(
        looks=looks(coming, owed, running, drawn=drawn),
        next=arrivals[0] if arrivals else None,
        later=tuple(arrivals[1:]),
        bills=_owed(viewer, owed[:SHOWN_BILLS], drawn=drawn),
        more_bills=max(0, len(owed) - SHOWN_BILLS),
        enquiries=tuple(Line(one, standing(one)) for one in running[:SHOWN]),
        more_enquiries=max(0, len(running) - SHOWN),
        companies=people.companies_of(herself) if herself else (),
        mandates=people.mandates_of(herself) if herself else (),
        returns=_coming_back(viewer),
        begun=_begun(viewer),
        tasks=offered(viewer)[:OFFERED],
    )


def _begun(viewer: Viewer) -> tuple[tasks.Run, ...]:
    """What she began and has not ended: of each task the latest."""
    latest: dict[str, tasks.Run] = {}
    for run in tasks.open_runs(viewer):
        latest.setdefault(run.code, run)
    return tuple(latest.values())[:SHOWN]


def _coming_back(viewer: Viewer) -> tuple[commerce.OrderSummary, ...]:
    """What she sends back or changes for something else, while that is not settled."""
    latest = commerce.orders(viewer=viewer, group="back", limit=SHOWN).orders
    return tuple(one for one in latest if one.status != "returned")


def _owed(viewer: Viewer, bills: tuple[commerce.Bill, ...], *, drawn: bool) -> tuple[Owed, ...]:
    may_pay = viewer.acting is None or bool(people.whose(viewer, "pay_bills"))
    return tuple(
        Owed(one, bill_standing(one, drawn=drawn), payable=may_pay and not drawn and not one.under_way)
        for one in bills
    )


def _drawn(viewer: Viewer) -> bool:
    """Whether her bills are drawn from her account without her doing anything."""
    debit = commerce.direct_debit(viewer)
    return debit is not None and debit.state == "active"


def _running(viewer: Viewer) -> list[ConversationShape]:
    """What she has not read comes first, then what waits for her."""
    assert viewer.customer_id is not None
    latest = conversations.earlier(viewer, viewer.customer_id)
    running = [one for one in latest if one.status not in OVER]
    return sorted(running, key=lambda one: (not one.unread_for_customer, one.status != "waiting"))
