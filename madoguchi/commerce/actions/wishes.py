"""The acts under their own names."""

from datetime import date
from uuid import UUID

from madoguchi.people.shapes import Viewer

from ..policy import ORIGINAL
from ..shapes import ActDone, Address, Wish
from .acts import act_on_order


def cancel_order(
    *, viewer: Viewer, number: str, reason: str = "", client_id: UUID, via: str = "page"
) -> ActDone:
    """Cancel a whole order. Raises NoSuchRecord, ActRefused."""
    wish = Wish("cancel", reason=reason)
    return act_on_order(viewer=viewer, number=number, wish=wish, client_id=client_id, via=via)


def change_address(
    *, viewer: Viewer, number: str, address: Address, client_id: UUID, via: str = "page"
) -> ActDone:
    """Have an order sent elsewhere. Raises NoSuchRecord, ActRefused."""
    wish = Wish("change_address", address=address)
    return act_on_order(viewer=viewer, number=number, wish=wish, client_id=client_id, via=via)


def change_delivery(
    *, viewer: Viewer, number: str, day: date, time: str = "", client_id: UUID, via: str = "page"
) -> ActDone:
    """Have an order arrive on another day. Raises NoSuchRecord, ActRefused."""
    wish = Wish("change_delivery", day=day, time=time)
    return act_on_order(viewer=viewer, number=number, wish=wish, client_id=client_id, via=via)


def request_return(
    *, viewer: Viewer, number: str, line_ids: tuple[int, ...], reason: str = "", refund_to: str = ORIGINAL,
    note: str = "", client_id: UUID, via: str = "page",
) -> ActDone:  # fmt: skip
    """Send lines of an order back for money. Raises NoSuchRecord, ActRefused."""
    wish = Wish("return", reason=reason, line_ids=line_ids, refund_to=refund_to, note=note)
    return act_on_order(viewer=viewer, number=number, wish=wish, client_id=client_id, via=via)


def request_exchange(
    *, viewer: Viewer, number: str, swaps: tuple[tuple[int, int], ...], reason: str = "", refund_to: str = "",
    note: str = "", client_id: UUID, via: str = "page",
) -> ActDone:  # fmt: skip
    """Send lines back for other variants (line id, variant id). Raises NoSuchRecord, ActRefused."""
    wish = Wish("exchange", reason=reason, swaps=swaps, refund_to=refund_to, note=note)
    return act_on_order(viewer=viewer, number=number, wish=wish, client_id=client_id, via=via)


def change_items(
    *, viewer: Viewer, number: str, swaps: tuple[tuple[int, int], ...], refund_to: str = "", client_id: UUID,
    via: str = "page",
) -> ActDone:  # fmt: skip
    """Other variants before the order is prepared. Raises NoSuchRecord, ActRefused."""
    wish = Wish("change_items", swaps=swaps, refund_to=refund_to)
    return act_on_order(viewer=viewer, number=number, wish=wish, client_id=client_id, via=via)


def change_payment(
    *, viewer: Viewer, number: str, payment_method_id: int, client_id: UUID, via: str = "page"
) -> ActDone:
    """Another way to pay for the whole order. Raises NoSuchRecord, ActRefused."""
    wish = Wish("change_payment", refund_to=str(payment_method_id))
    return act_on_order(viewer=viewer, number=number, wish=wish, client_id=client_id, via=via)
