"""Another address for an order that has not been prepared."""

from dataclasses import asdict

from django.utils.translation import gettext as _

from ..models import OrderAct
from ..shapes import ActRefused, Address
from .plans import Case, Plan

LONGEST = 200


def planned(case: Case) -> Plan:
    """Only where it goes changes. Raises ActRefused("address") for one nobody could deliver to, ("same")."""
    address = _clean(case.wish.address)
    if address == case.order.ship_to:
        raise ActRefused("same", _("This is the address that the order has already."))
    told = [
        _("Order %(number)s is sent to: %(name)s, %(address)s.")
        % {"number": case.row.number, "name": address.name, "address": address.text},
        _("Nothing else about the order changes."),
    ]

    def apply(act: OrderAct) -> None:
        case.row.ship_to = asdict(address)
        case.row.save(update_fields=["ship_to"])

    return Plan(told, apply)


def _clean(given: Address | None) -> Address:
    fields = {name: " ".join(str(value).split()) for name, value in asdict(given or Address()).items()}
    address = Address(**fields)
    missing = not (
        address.name and address.postal_code and address.line1 and (address.city or address.region)
    )
    if missing or any(len(value) > LONGEST for value in fields.values()):
        raise ActRefused("address", _("Please give name, postal code, town, and street with house number."))
    return address
