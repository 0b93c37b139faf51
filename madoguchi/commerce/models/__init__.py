"""Tables of what customers ordered, received, own and owe. A room's tables stand in files by noun."""

from .importing import ImportRun
from .orders import CustomerRecord, Order, OrderAct, OrderLine, OrderPayment, PaymentMethod
from .owning import Device, Subscription, Warranty, WarrantyClaim
from .products import Product, ProductVersion, Variant
from .returns import ReturnLine, ReturnRequest
from .shipping import CarrierScan, Shipment, ShipmentLine
from .shopping import Cart, CartLine, MarketingContact

__all__ = [
    "Cart",
    "CartLine",
    "CustomerRecord",
    "Device",
    "ImportRun",
    "MarketingContact",
    "Order",
    "OrderAct",
    "OrderLine",
    "OrderPayment",
    "PaymentMethod",
    "Product",
    "ProductVersion",
    "ReturnLine",
    "ReturnRequest",
    "Shipment",
    "CarrierScan",
    "ShipmentLine",
    "Subscription",
    "Variant",
    "Warranty",
    "WarrantyClaim",
]
