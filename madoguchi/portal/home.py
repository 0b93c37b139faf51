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
from .order_words import map_of
from .words import Standing, standing

SHOWN, SHOWN_BILLS, OFFERED = 3, 2, 6
OVER = ("resolved", "closed")
TROUBLE = ("delayed", "attempted", "lost", "returned")


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
        return self.delivery.parcel_words if self.delivery.parcel in TROUBLE else ""


@dataclass(frozen=True)
class Owed:
    """A bill to pay with where it stands."""

    bill: commerce.Bill
    standing: Standing


@dataclass(frozen=True)
class Screen:
    """What the first screen shows."""

    next: Arrival | None
    later: tuple[Arrival, ...]
    bills: tuple[Owed, ...]
    more_bills: int
    enquiries: tuple[Line, ...]
    more_enquiries: int
    companies: tuple[people.CompanyRole, ...]
    mandates: tuple[people.Acting, ...]
    begun: tuple[tasks.Run, ...]
    tasks: tuple[tasks.Task, ...]

    @property
    def quiet(self) -> bool:
        """Nothing is going on."""
        return not (self.next or self.bills or self.enquiries or self.begun)


def first_screen(viewer: Viewer) -> Screen:
    """What is going on for a customer (or for whom she acts), in few queries however much she has."""
    coming = commerce.deliveries(viewer=viewer, limit=SHOWN)
    arrivals = [Arrival(one, map_of(one.steps, short=True)) for one in coming]
    owed = commerce.bills_to_pay(viewer)
    drawn = bool(owed) and _drawn(viewer)
    running = _running(viewer) if viewer.acting is None else []
    herself = viewer.customer_id if viewer.acting is None else None
    return Screen(
        next=arrivals[0] if arrivals else None,
        later=tuple(arrivals[1:]),
        bills=tuple(Owed(one, bill_standing(one, drawn=drawn)) for one in owed[:SHOWN_BILLS]),
        more_bills=max(0, len(owed) - SHOWN_BILLS),
        enquiries=tuple(Line(one, standing(one)) for one in running[:SHOWN]),
        more_enquiries=max(0, len(running) - SHOWN),
        companies=people.companies_of(herself) if herself else (),
        mandates=people.mandates_of(herself) if herself else (),
        begun=tasks.open_runs(viewer)[:SHOWN],
        tasks=tasks.declared()[:OFFERED],
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
