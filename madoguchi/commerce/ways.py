"""By which ways a bill can be paid now."""

from madoguchi.core import api as core

from .bill_options import CARD_LEAST, KONBINI_LEAST, KONBINI_MOST, WaysToPay
from .shapes.bills import Method
from .stripe import keys


def ways_to_pay(currency: str, due: int) -> tuple[Method, ...]:
    """The ways that are set up and fit the sum, the quickest first."""
    chosen, found = core.option(WaysToPay), list[Method]()
    provider = (chosen.hosted or chosen.konbini) and keys.is_set_up()
    if provider and chosen.hosted and due >= CARD_LEAST:
        found.append("hosted")
    if provider and chosen.konbini and currency == "JPY" and KONBINI_LEAST <= due <= KONBINI_MOST:
        found.append("konbini")
    if chosen.bank_transfer and chosen.has_account and currency == "JPY":
        found.append("bank_transfer")
    return tuple(found)
