"""Whose bills somebody sees and may pay: hers, those of the one she acts for, those of her company."""

from django.db.models import Q, QuerySet

from madoguchi.people import api as people

from .models import Invoice
from .shapes.bills import BillUnknown

PAYERS = ("accounting", "manager")
"""The roles in a company that have to do with its bills."""


def bills_for(viewer: people.Viewer) -> QuerySet[Invoice]:
    """The bills that a viewer may see; none for editors and for nobody known."""
    if viewer.may_see_conversations:
        return Invoice.objects.all()
    return Invoice.objects.filter(_of(viewer, people.whose(viewer, "see_bills")))


def payable_for(viewer: people.Viewer) -> QuerySet[Invoice]:
    """The bills that a customer may pay. Staff never pay for her."""
    if viewer.is_staff:
        return Invoice.objects.none()
    return Invoice.objects.filter(_of(viewer, people.whose(viewer, "pay_bills")))


def bill_for(viewer: people.Viewer, number: str) -> Invoice:
    """The row of one bill. Raises BillUnknown, also when it is somebody else's."""
    row = bills_for(viewer).filter(number=number).first()
    if row is None:
        raise BillUnknown(number)
    return row


def _of(viewer: people.Viewer, persons: tuple[int, ...]) -> Q:
    """Private ones of these people, and those of companies where the viewer looks after bills."""
    companies = [id for id, role in people.company_roles(viewer).items() if role in PAYERS]
    return Q(company=None, customer_id__in=persons) | Q(company_id__in=companies)
