"""What commerce hands to the other contexts: plain, frozen, without Django. Amounts are in minor units."""

from .codes import (
    ACTS,
    CART_STATUSES,
    CLAIM_STATUSES,
    HERE,
    LINE_STATUSES,
    ORDER_STATUSES,
    RETURN_STATUSES,
    RUN_STATES,
    SHIPMENT_STATUSES,
    SUBSCRIPTION_STATUSES,
)
from .importing import (
    ImportReport,
    RowResult,
)
from .orders import (
    ActDone,
    Choice,
    DeliveryShape,
    OrderPage,
    OrderShape,
    OrderSummary,
    PaymentMethodShape,
    Tracked,
    Verdict,
    Wish,
)
from .owning import (
    ClaimShape,
    DeviceShape,
    Owned,
    SubscriptionShape,
    WarrantyShape,
)
from .parts import (
    Address,
    DoneShape,
    LineShape,
    PaymentShape,
    ReturnShape,
    ShipmentShape,
    StepShape,
    TrackShape,
)
from .products import (
    OptionShape,
    ProductShape,
    VariantShape,
)
from .refusing import (
    ActRefused,
    NoSuchRecord,
)

__all__ = [
    "ACTS",
    "ActDone",
    "ActRefused",
    "Address",
    "CART_STATUSES",
    "CLAIM_STATUSES",
    "Choice",
    "DeliveryShape",
    "ClaimShape",
    "DeviceShape",
    "DoneShape",
    "HERE",
    "ImportReport",
    "LINE_STATUSES",
    "LineShape",
    "NoSuchRecord",
    "ORDER_STATUSES",
    "OptionShape",
    "OrderPage",
    "OrderShape",
    "OrderSummary",
    "Owned",
    "PaymentMethodShape",
    "PaymentShape",
    "ProductShape",
    "RETURN_STATUSES",
    "RUN_STATES",
    "ReturnShape",
    "RowResult",
    "SHIPMENT_STATUSES",
    "SUBSCRIPTION_STATUSES",
    "ShipmentShape",
    "StepShape",
    "SubscriptionShape",
    "TrackShape",
    "Tracked",
    "VariantShape",
    "Verdict",
    "Wish",
    "WarrantyShape",
]
