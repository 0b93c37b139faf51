"""Which open screens of a customer a fact about her things concerns."""

from typing import Protocol

from madoguchi.core.shapes import Nudge


class OfCustomer(Protocol):
    """A fact that names a customer."""

    @property
    def customer_id(self) -> int: ...


def things_changed(fact: OfCustomer) -> tuple[Nudge, ...]:
    """Her pages show orders and bills as they are now."""
    return (Nudge(f"customer:{fact.customer_id}", "things"),)
