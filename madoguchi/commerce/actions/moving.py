"""Two records of a customer turned out to be one person."""

from django.db.models import Model

from ..models import (
    BillPayment,
    Cart,
    CustomerRecord,
    Device,
    DirectDebit,
    Invoice,
    MarketingContact,
    Order,
    PaymentMethod,
    Subscription,
)  # fmt: skip

THEIRS: tuple[type[Model], ...] = (
    BillPayment, Cart, CustomerRecord, Device, DirectDebit, Invoice, MarketingContact, Order, PaymentMethod,
    Subscription,
)  # fmt: skip


def customer_moved(gone: int, into: int) -> None:
    """What was one's is now the other's. Runs inside the transaction that makes them one."""
    for model in THEIRS:
        model._default_manager.filter(customer_id=gone).update(customer_id=into)
