"""Whose records a viewer may see: the only ways to obtain one.

A customer sees her own; who acts for somebody sees that person's, as far as the mandate goes. Of a
company's, members see what they ordered themselves, buyers, accounting and managers everything; buyers and
managers may act.
Staff who work with customers see everybody's; editors and strangers none. "None such" and "not yours" are one
error, so that numbers cannot be tried out.
"""

from django.db.models import Q, QuerySet

from madoguchi.people import api as people
from madoguchi.people.api import Scope
from madoguchi.people.shapes import Viewer

from .models import Device, Order, OrderPayment, PaymentMethod, ReturnRequest, Subscription, WarrantyClaim
from .shapes import NoSuchRecord

SYSTEM_VIEWER = Viewer("system")
"""Another system of the company, let in by its token; no request of a person becomes this."""
SEE: Scope = "see_orders"
ACT: Scope = "act_orders"
COMPANY_WIDE: dict[Scope, tuple[str, ...]] = {
    SEE: ("buyer", "accounting", "manager"),
    ACT: ("buyer", "manager"),
}


def theirs(viewer: Viewer, scope: Scope = SEE) -> Q:
    """The condition for rows that carry a customer."""
    if viewer.customer_id is not None:
        return Q(customer_id__in=people.whose(viewer, scope))
    everything = viewer.may_see_conversations or viewer == SYSTEM_VIEWER
    return Q() if everything else Q(pk__in=[])


def visible_to(viewer: Viewer, scope: Scope = SEE) -> QuerySet[Order]:
    """The orders that this viewer may see (scope "act_orders": may do something with)."""
    if viewer.customer_id is None:
        return Order.objects.filter(theirs(viewer, scope))
    roles = people.company_roles(viewer)
    wide = [company for company, role in roles.items() if role in COMPANY_WIDE[scope]]
    own = theirs(viewer, scope)
    if not roles:
        return Order.objects.filter(own, company=None)
    return Order.objects.filter(own & (Q(company=None) | Q(company__in=list(roles))) | Q(company__in=wide))


def open_for(viewer: Viewer, number: str, scope: Scope = SEE) -> Order:
    """The order of this number. Raises NoSuchRecord."""
    row = visible_to(viewer, scope).filter(number=number.strip()).first()
    if row is None:
        raise NoSuchRecord(number)
    return row


def devices_of(viewer: Viewer, scope: Scope = SEE) -> QuerySet[Device]:
    """The things she owns and has not given away."""
    return Device.objects.filter(theirs(viewer, scope), given_up_on=None)


def subscriptions_of(viewer: Viewer) -> QuerySet[Subscription]:
    """What she subscribes to."""
    return Subscription.objects.filter(theirs(viewer))


def payment_methods_of(viewer: Viewer) -> QuerySet[PaymentMethod]:
    """The ways to pay that she left with the shop."""
    return PaymentMethod.objects.filter(theirs(viewer, ACT), active=True)


def returns_for(viewer: Viewer) -> QuerySet[ReturnRequest]:
    """The returns that this viewer may receive, refuse and settle: all, for staff who work with customers."""
    return ReturnRequest.objects.all() if viewer.may_see_conversations else ReturnRequest.objects.none()


def moves_for(viewer: Viewer) -> QuerySet[OrderPayment]:
    """Money promised here that this viewer may pay out or collect."""
    promised = OrderPayment.objects.filter(made_here=True)
    return promised if viewer.may_see_conversations else promised.none()


def claims_for(viewer: Viewer) -> QuerySet[WarrantyClaim]:
    """The claims under warranties that this viewer may see to."""
    return WarrantyClaim.objects.all() if viewer.may_see_conversations else WarrantyClaim.objects.none()
