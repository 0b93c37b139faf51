"""Orders before they are sent: cancelled, or sent elsewhere, as far as the company's rules allow."""

from django.utils.translation import gettext_lazy as _

from madoguchi.commerce import api as commerce

from .. import shop
from ..shapes import Field, Outcome, Situation, Step, Task


def _cancelling(situation: Situation) -> commerce.Wish:
    return commerce.Wish("cancel", reason=str(situation.value("reason")))


def cancel_effects(situation: Situation) -> tuple[str, ...]:
    """What cancelling brings about, in the shop's words."""
    return shop.told(situation, _cancelling(situation))


def cancel(situation: Situation) -> Outcome:
    """Cancel the order."""
    return shop.done(situation, _cancelling(situation))


def _reasons(situation: Situation) -> tuple[Field, ...]:
    return shop.reason_field(situation, "cancel")


CANCEL = Task(
    code="cancel-order",
    title=_("Cancel an order"),
    summary=_("As long as it has not been prepared for shipping."),
    icon="circle-x",
    group="orders",
    scope="act_orders",
    steps=(
        Step(
            "order",
            _("Which order?"),
            fields=(shop.order_field("cancel", _("Your order")),),
            check=shop.check_verdict("cancel"),
            empty=_("No order can be cancelled now. What was sent can be returned once it has arrived."),
        ),
        Step("reason", _("Why would you like to cancel it?"), fields=_reasons),
    ),
    effects=cancel_effects,
    act=cancel,
    undo=shop.undo,
    confirmation=_("Cancel the order"),
    done=_("The order is cancelled."),
)


def _moving(situation: Situation) -> commerce.Wish:
    return commerce.Wish("change_address", address=shop.address_of(situation))


def address_effects(situation: Situation) -> tuple[str, ...]:
    """Where it goes instead."""
    return shop.told(situation, _moving(situation))


def change_address(situation: Situation) -> Outcome:
    """Have the order sent elsewhere."""
    return shop.done(situation, _moving(situation))


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


CHANGE_ADDRESS = Task(
    code="change-delivery-address",
    title=_("Have an order sent elsewhere"),
    summary=_("Change where an order goes, as long as it has not been prepared."),
    icon="map-pin",
    group="orders",
    scope="act_orders",
    steps=(
        Step(
            "order",
            _("Which order?"),
            fields=(shop.order_field("change_address", _("Your order")),),
            check=shop.check_verdict("change_address"),
            empty=_("No order can be sent elsewhere now. Please ask our staff about what is on its way."),
        ),
        Step("address", _("Where shall it go?"), fields=_address_fields),
    ),
    effects=address_effects,
    act=change_address,
    undo=shop.undo,
    confirmation=_("Change the address"),
    done=_("The delivery address is changed."),
)
