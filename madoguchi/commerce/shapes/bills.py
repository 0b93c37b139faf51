"""Bills, payments and receipts as they cross the door. Amounts are minor units that include tax."""

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Literal

from ..tax import RateTotal

BillState = Literal["open", "partly_paid", "overdue", "paid", "void"]
Method = Literal["hosted", "konbini", "bank_transfer", "direct_debit", "shop"]
PaymentState = Literal["pending", "authorised", "paid", "failed", "refunded", "expired", "held"]


@dataclass(frozen=True)
class LineGiven:
    """One line of a bill as the shop or ERP says it; `amount` is unit price × quantity unless it is given."""

    name: str
    unit_price: int
    tax_rate: int = 10
    quantity: Decimal = Decimal(1)
    amount: int | None = None

    @property
    def whole(self) -> int:
        """What the line comes to."""
        return int(self.unit_price * self.quantity) if self.amount is None else self.amount


@dataclass(frozen=True)
class InvoiceGiven:
    """A bill as the shop or ERP says it. `form`: "qualified" (適格請求書) or "simplified" (適格簡易請求書).

    `rates` are its totals per rate when the master has worked them out; else we do, rounding once for each.
    """

    number: str
    customer_id: int
    issued_on: date
    lines: tuple[LineGiven, ...]
    due_on: date | None = None
    company_id: int | None = None
    order_id: int | None = None
    form: str = "qualified"
    addressee: str = ""
    address: tuple[str, ...] = ()
    subject: str = ""
    currency: str = "JPY"
    rates: tuple[RateTotal, ...] = ()


class BillRefused(Exception):
    """The bill cannot be kept so.

    reason: "number" (it stands in addresses: letters, digits, . _ -), "lines", "rates" (do not add up),
    "amount", "form", "fixed" (money has come in: what it says stays).
    """

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class BillUnknown(LookupError):
    """There is no such bill, or it is not the viewer's: one and the same."""


class PaymentRefused(Exception):
    """This bill cannot be paid this way now.

    reason: "settled", "void", "method", "busy" (the provider cannot be reached), "provider" (it said no),
    "often", "running" (a payment that cannot be taken back is under way), "amount".
    """

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class ReceiptRefused(Exception):
    """No receipt: "unpaid", "named" (addressee and purpose are given already), "addressee", "purpose"."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True)
class Bill:
    """A bill in a list."""

    id: int
    number: str
    form: str
    customer_id: int
    company_id: int | None
    order_number: str
    subject: str
    issued_on: date
    due_on: date | None
    currency: str
    total: int
    paid: int
    credited: int
    state: BillState
    under_way: str = ""
    """The way by which a payment is under way."""

    @property
    def due(self) -> int:
        """What is still to be paid; 0 when it is settled."""
        return 0 if self.state == "void" else max(0, self.total - self.credited - self.paid)

    @property
    def overpaid(self) -> int:
        """What came in beyond the bill."""
        return max(0, self.paid - (self.total - self.credited))

    @property
    def to_pay(self) -> bool:
        """Whether something is left to pay."""
        return self.state in ("open", "partly_paid", "overdue")


@dataclass(frozen=True)
class BillLine:
    """One line of a bill."""

    name: str
    quantity: Decimal
    unit_price: int
    amount: int
    tax_rate: int


@dataclass(frozen=True)
class ReceiptShape:
    """領収書 of one payment; `copies` says how often it was taken out."""

    number: str
    payment_key: str
    addressee: str
    purpose: str
    amount: int
    currency: str
    issued_at: datetime
    copies: int


@dataclass(frozen=True)
class BillPaymentShape:
    """One payment, or an attempt at it."""

    key: str
    bill_number: str
    method: Method
    state: PaymentState
    amount: int
    received: int
    refunded: int
    currency: str
    started_at: datetime
    expires_at: datetime | None
    expected_on: date | None
    paid_at: datetime | None
    page_url: str
    slip_url: str
    problem: str
    receipt: ReceiptShape | None = None

    @property
    def under_way(self) -> bool:
        """Whether money may still come in by it."""
        return self.state in ("pending", "authorised")


@dataclass(frozen=True)
class PaidShape:
    """Money that came in: how much, and when."""

    received: int
    currency: str
    paid_at: datetime


@dataclass(frozen=True)
class CreditNoteShape:
    """適格返還請求書."""

    number: str
    amount: int
    reason: str
    issued_on: date


@dataclass(frozen=True)
class DebitShape:
    """口座振替: how it stands. `account_end` are the last digits."""

    state: Literal["applied", "active", "refused", "ended"]
    bank: str
    account_end: str
    day: int
    applied_on: date | None
    active_from: date | None


@dataclass(frozen=True)
class WholeBill:
    """A bill with everything about it; `ways` are those by which the viewer may pay it now."""

    bill: Bill
    addressee: str
    address: tuple[str, ...]
    lines: tuple[BillLine, ...]
    rates: tuple[RateTotal, ...]
    payments: tuple[BillPaymentShape, ...] = ()
    credit_notes: tuple[CreditNoteShape, ...] = ()
    ways: tuple[Method, ...] = ()
    may_pay: bool = False

    @property
    def customer_id(self) -> int:
        """Whose bill it is."""
        return self.bill.customer_id

    @property
    def under_way(self) -> BillPaymentShape | None:
        """The payment that is under way."""
        return next((one for one in self.payments if one.under_way), None)


@dataclass(frozen=True)
class Balance:
    """What a viewer owes in one currency: all of it, what is late, and when the next is due."""

    currency: str
    due: int
    overdue: int
    bills: int
    next_due_on: date | None


@dataclass(frozen=True)
class BillList:
    """Bills to pay, the most urgent first, and settled ones, the latest first."""

    to_pay: tuple[Bill, ...]
    settled: tuple[Bill, ...]
    older: str = field(default="")
    """Where the next page of settled ones begins; "" at the end."""
