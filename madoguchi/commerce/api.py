"""The front door of commerce: orders, parcels, returns, what customers own, and the rules about them."""

from .policy import FIRST_RULES, Policies, Reason, Rule
from .queries.orders import (
    GROUPS,
    next_delivery,
    order,
    orders,
    payment_methods,
    verdict,
    verdict_on,
    verdicts,
)
from .queries.owning import device, owned, owned_codes
from .queries.products import product, products
from .shapes import (
    ACTS,
    ActDone,
    ActRefused,
    Address,
    Choice,
    DeviceShape,
    NoSuchRecord,
    OrderPage,
    OrderShape,
    OrderSummary,
    Owned,
    Verdict,
)

__all__ = [
    "ACTS",
    "ActDone",
    "ActRefused",
    "Address",
    "Choice",
    "DeviceShape",
    "FIRST_RULES",
    "GROUPS",
    "NoSuchRecord",
    "OrderPage",
    "OrderShape",
    "OrderSummary",
    "Owned",
    "Policies",
    "Reason",
    "Rule",
    "Verdict",
    "device",
    "next_delivery",
    "order",
    "orders",
    "owned",
    "owned_codes",
    "payment_methods",
    "product",
    "products",
    "verdict",
    "verdict_on",
    "verdicts",
]
