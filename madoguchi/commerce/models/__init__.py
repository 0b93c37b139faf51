"""Tables of what customers ordered, received, own and owe. A room's tables stand in files by noun."""

from .billing import (
    BillPayment,
    CreditNote,
    DirectDebit,
    Invoice,
    InvoiceLine,
    ProviderEvent,
    Receipt,
    ReceiptCopy,
)
from .importing import ImportRun
from .orders import CustomerRecord, Order, OrderAct, OrderLine, OrderPayment, PaymentMethod
from .outgoing import RefundAccount, ShopNews
from .owning import Device, Subscription, Warranty, WarrantyClaim
from .products import Product, ProductVersion, Variant
from .returns import ReturnLine, ReturnRequest
from .shipping import CarrierScan, Shipment, ShipmentLine
from .shopping import Cart, CartLine, MarketingContact

__all__ = [
    "BillPayment",
    "Cart",
    "CartLine",
    "CreditNote",
    "CustomerRecord",
    "Device",
    "DirectDebit",
    "ImportRun",
    "Invoice",
    "InvoiceLine",
    "MarketingContact",
    "Order",
    "OrderAct",
    "OrderLine",
    "OrderPayment",
    "PaymentMethod",
    "Product",
    "ProductVersion",
    "ProviderEvent",
    "Receipt",
    "ReceiptCopy",
    "RefundAccount",
    "ReturnLine",
    "ReturnRequest",
    "Shipment",
    "CarrierScan",
    "ShipmentLine",
    "ShopNews",
    "Subscription",
    "Variant",
    "Warranty",
    "WarrantyClaim",
]
