"""Facts about orders and what belongs to them: ids and plain values only."""

from dataclasses import dataclass
from typing import ClassVar

from madoguchi.core.events import Fact


@dataclass(frozen=True)
class OrderPlaced(Fact):
    """An order arrived that we did not know."""

    name: ClassVar[str] = "commerce.order_placed"
    customer_id: int
    order_id: int
    status: str


@dataclass(frozen=True)
class OrderChanged(Fact):
    """An order is different now; what: "status", "delivery", "address", "items", "payment", "undone"…"""

    name: ClassVar[str] = "commerce.order_changed"
    customer_id: int
    order_id: int
    what: tuple[str, ...]
    before: str
    status: str


@dataclass(frozen=True)
class OrderCancelled(Fact):
    """An order was cancelled, here or at the shop."""

    name: ClassVar[str] = "commerce.order_cancelled"
    customer_id: int
    order_id: int
    reason: str


@dataclass(frozen=True)
class ShipmentMoved(Fact):
    """A parcel came further."""

    name: ClassVar[str] = "commerce.shipment_moved"
    customer_id: int
    order_id: int
    shipment_id: int
    before: str
    status: str


@dataclass(frozen=True)
class ReturnRequested(Fact):
    """A customer sends something back for money."""

    name: ClassVar[str] = "commerce.return_requested"
    customer_id: int
    order_id: int
    return_id: int
    reason: str


@dataclass(frozen=True)
class ExchangeRequested(Fact):
    """A customer sends something back for another variant."""

    name: ClassVar[str] = "commerce.exchange_requested"
    customer_id: int
    order_id: int
    return_id: int
    reason: str


@dataclass(frozen=True)
class WarrantyClaimed(Fact):
    """A customer asks for what a warranty promises."""

    name: ClassVar[str] = "commerce.warranty_claimed"
    customer_id: int
    device_id: int
    claim_id: int


@dataclass(frozen=True)
class DeviceRegistered(Fact):
    """A customer owns a thing, by her own word or the shop's."""

    name: ClassVar[str] = "commerce.device_registered"
    customer_id: int
    device_id: int


@dataclass(frozen=True)
class RecordsImported(Fact):
    """A file or a call brought records in."""

    name: ClassVar[str] = "commerce.records_imported"
    kind: str
    source: str
    added: int
    changed: int
    refused: int


@dataclass(frozen=True)
class InvoiceIssued(Fact):
    """A bill came in, or says something else than before; `total` with tax."""

    name: ClassVar[str] = "commerce.invoice_issued"
    customer_id: int
    invoice_id: int
    currency: str
    total: int


@dataclass(frozen=True)
class InvoiceVoided(Fact):
    """A bill was withdrawn."""

    name: ClassVar[str] = "commerce.invoice_voided"
    customer_id: int
    invoice_id: int


@dataclass(frozen=True)
class PaymentStarted(Fact):
    """A customer has begun to pay a bill."""

    name: ClassVar[str] = "commerce.payment_started"
    customer_id: int
    invoice_id: int
    payment_id: int
    method: str
    currency: str
    amount: int


@dataclass(frozen=True)
class PaymentRecorded(Fact):
    """Money came in for a bill."""

    name: ClassVar[str] = "commerce.payment_recorded"
    customer_id: int
    invoice_id: int
    payment_id: int
    method: str
    currency: str
    amount: int


@dataclass(frozen=True)
class PaymentFailed(Fact):
    """A payment ended without money, or with money other than asked for; `code` says why."""

    name: ClassVar[str] = "commerce.payment_failed"
    customer_id: int
    invoice_id: int
    payment_id: int
    code: str


@dataclass(frozen=True)
class PaymentRefunded(Fact):
    """Money of a payment went back; `refunded` is all of it so far."""

    name: ClassVar[str] = "commerce.payment_refunded"
    customer_id: int
    invoice_id: int
    payment_id: int
    currency: str
    refunded: int


@dataclass(frozen=True)
class CreditIssued(Fact):
    """A credit note (適格返還請求書) was written on a bill."""

    name: ClassVar[str] = "commerce.credit_issued"
    customer_id: int
    invoice_id: int
    credit_note_id: int
    currency: str
    amount: int


@dataclass(frozen=True)
class ReceiptIssued(Fact):
    """A receipt was made out."""

    name: ClassVar[str] = "commerce.receipt_issued"
    customer_id: int
    invoice_id: int
    payment_id: int
    receipt_id: int


@dataclass(frozen=True)
class ReceiptCopied(Fact):
    """A receipt was taken out; every copy after the first says 再発行."""

    name: ClassVar[str] = "commerce.receipt_copied"
    customer_id: int
    invoice_id: int
    receipt_id: int
    position: int


@dataclass(frozen=True)
class PapersTaken(Fact):
    """Somebody took issued papers out; how: "table" or "archive" (every PDF)."""

    name: ClassVar[str] = "commerce.papers_taken"
    count: int
    how: str


@dataclass(frozen=True)
class ReturnReceived(Fact):
    """What a customer sent back has arrived."""

    name: ClassVar[str] = "commerce.return_received"
    customer_id: int
    order_id: int
    return_id: int


@dataclass(frozen=True)
class ReturnRefused(Fact):
    """What a customer sent back is not accepted; `code` says why."""

    name: ClassVar[str] = "commerce.return_refused"
    customer_id: int
    order_id: int
    return_id: int
    code: str


@dataclass(frozen=True)
class ReturnSettled(Fact):
    """A return or an exchange was accepted; `amount` goes back to the customer."""

    name: ClassVar[str] = "commerce.return_settled"
    customer_id: int
    order_id: int
    return_id: int
    kind: str
    currency: str
    amount: int


@dataclass(frozen=True)
class MoneyMoved(Fact):
    """Money that was promised here was paid out ("refund") or collected ("payment")."""

    name: ClassVar[str] = "commerce.money_moved"
    customer_id: int
    order_id: int
    payment_id: int
    kind: str
    currency: str
    amount: int


@dataclass(frozen=True)
class MoneyStuck(Fact):
    """Our provider would not give money back: a person has to."""

    name: ClassVar[str] = "commerce.money_stuck"
    customer_id: int
    order_id: int
    payment_id: int
    code: str


@dataclass(frozen=True)
class AccountRead(Fact):
    """Somebody looked at the whole account that a refund is transferred to."""

    name: ClassVar[str] = "commerce.account_read"
    customer_id: int
    order_id: int
    payment_id: int


@dataclass(frozen=True)
class ClaimMoved(Fact):
    """A claim under a warranty has come further."""

    name: ClassVar[str] = "commerce.claim_moved"
    customer_id: int
    device_id: int
    claim_id: int
    before: str
    status: str
