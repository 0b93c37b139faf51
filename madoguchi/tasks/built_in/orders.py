"""Orders before they are sent: cancelled, or sent elsewhere, as far as the company's rules allow."""

from django.utils.translation import gettext_lazy as _

from madoguchi.commerce import api as commerce

from .. import shop
from ..shapes import Field, Situation, Step


def _cancelling(situation: Situation) -> commerce.Wish:
    return commerce.Wish("cancel", reason=str(situation.value("reason")))


def _reasons(situation: Situation) -> tuple[Field, ...]:
    return shop.reason_field(situation, "cancel")


CANCEL = shop.order_task(
    "cancel-order",
    act="cancel",
    wish=_cancelling,
    title=_("Cancel an order"),
    summary=_("As long as it has not been prepared for shipping."),
    icon="circle-x",
    empty=_("No order can be cancelled now. What was sent can be returned once it has arrived."),
    steps=(Step("reason", _("Why would you like to cancel it?"), fields=_reasons),),
    confirmation=_("Cancel the order"),
    done=_("The order is cancelled."),
)


def _moving(situation: Situation) -> commerce.Wish:
    return commerce.Wish("change_address", address=shop.address_of(situation))


def _address_fields(situation: Situation) -> tuple[Field, ...]:
    """The fields of an address, filled with where the order goes now."""
    now = shop.order_in(situation).ship_to if situation.value("order") else commerce.Address()

    def field(name: str, label: str, complete: str, *, required: bool = True, help: str = "") -> Field:
        return Field(
            name, label, required=required, help=help, most=120, autocomplete=complete,
            known=lambda _situation: getattr(now, name),
        )  # fmt: skip

    return (
        field("name", _("Recipient's name"), "name"),
        field("postal_code", _("Postal code"), "postal-code"),
        field("region", _("Prefecture"), "address-level1", required=False),
        field("city", _("City or ward"), "address-level2"),
        field("line1", _("Town and house number"), "address-line1"),
        field("line2", _("Building and room"), "address-line2", required=False),
        field("phone", _("Telephone number for the carrier"), "tel", required=False),
    )


CHANGE_ADDRESS = shop.order_task(
    "change-delivery-address",
    act="change_address",
    wish=_moving,
    title=_("Have an order sent elsewhere"),
    summary=_("Change where an order goes, as long as it has not been prepared."),
    icon="map-pin",
    empty=_("No order can be sent elsewhere now. Please ask our staff about what is on its way."),
    steps=(Step("address", _("Where shall it go?"), fields=_address_fields),),
    confirmation=_("Change the address"),
    done=_("The delivery address is changed."),
)
