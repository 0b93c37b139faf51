"""The front door of commerce: orders, parcels, returns, what customers own, and the rules about them."""

from .actions.acts import act_on_order, effects, undo_act
from .actions.importing import bring_records, bring_retail
from .actions.moving import customer_moved
from .actions.owning import claim_warranty, name_device, register_device
from .actions.wishes import (
    cancel_order,
    change_address,
    change_items,
    change_payment,
    request_exchange,
    request_return,
)
from .arriving.retail import NotRetail
from .arriving.table import KINDS as RECORD_KINDS
from .policy import FIRST_RULES, Policies, Reason, Rule
from .queries.dated import happened
from .queries.deliveries import deliveries, order_of_fact
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
from .queries.tracking import order_mark, tracked
from .shapes import (
    ACTS,
    ActDone,
    ActRefused,
    Address,
    Choice,
    DeliveryShape,
    DeviceShape,
    NoSuchRecord,
    OrderPage,
    OrderShape,
    OrderSummary,
    Owned,
    Tracked,
    Verdict,
    Wish,
)
from .words import ACT_NAMES

__all__ = [
    "ACTS",
    "ACT_NAMES",
    "FIRST_RULES",
    "GROUPS",
    "RECORD_KINDS",
    "ActDone",
    "ActRefused",
    "Address",
    "Choice",
    "DeliveryShape",
    "DeviceShape",
    "NoSuchRecord",
    "NotRetail",
    "OrderPage",
    "OrderShape",
    "OrderSummary",
    "Owned",
    "Policies",
    "Reason",
    "Rule",
    "Tracked",
    "Verdict",
    "Wish",
    "act_on_order",
    "bring_records",
    "bring_retail",
    "cancel_order",
    "change_address",
    "change_items",
    "change_payment",
    "claim_warranty",
    "customer_moved",
    "deliveries",
    "device",
    "effects",
    "happened",
    "name_device",
    "next_delivery",
    "order",
    "order_mark",
    "order_of_fact",
    "orders",
    "owned",
    "owned_codes",
    "payment_methods",
    "product",
    "products",
    "register_device",
    "request_exchange",
    "request_return",
    "tracked",
    "undo_act",
    "verdict",
    "verdict_on",
    "verdicts",
]
