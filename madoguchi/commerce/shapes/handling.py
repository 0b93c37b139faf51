"""What staff see of returns, refunds and claims that wait. Plain and frozen, without Django."""

from dataclasses import dataclass
from datetime import date, datetime

from .parts import ReturnShape


@dataclass(frozen=True)
class RefundWay:
    """A way by which money can go back: its code, its words, and whether nobody has to do anything more."""

    code: str
    words: str
    by_itself: bool = False


@dataclass(frozen=True)
class ReturnCase:
    """A return at hand: what is promised for it and how that came about, what may go back at most, and how.

    `reasons` are sentences: pieces and prices, the share of a discount, what stays. `may_settle` is False
    where the amount is beyond what the viewer may pay back; `limit_words` say so.
    """

    shape: ReturnShape
    customer_id: int
    order_number: str
    currency: str
    amount: int
    most: int
    reasons: tuple[str, ...]
    ways: tuple[RefundWay, ...]
    refund_to: str
    note: str = ""
    may_settle: bool = True
    limit_words: str = ""


@dataclass(frozen=True)
class Handled:
    """What came of an act of staff; `now` is False when it had been done before."""

    number: str
    status: str
    now: bool


@dataclass(frozen=True)
class MoneyMove:
    """Money to pay out ("refund") or to collect ("payment"): where, how much, by when, for what."""

    id: int
    kind: str
    customer_id: int
    order_number: str
    reference: str
    words: str
    amount: int
    currency: str
    due_on: date | None
    by_itself: bool
    problem: str
    at: datetime | None = None
    account: str = ""
    """What is shown of the account that it is transferred to."""
    takes_account: bool = False


@dataclass(frozen=True)
class ClaimCase:
    """A claim under a warranty at hand: about what, where it stands, and what it can become."""

    number: str
    customer_id: int
    device_id: int
    device_name: str
    serial: str
    symptom: str
    status: str
    words: str
    opened_at: datetime
    said: str
    outcome: str
    warranty_until: date
    choices: tuple[str, ...]
    settled_at: datetime | None = None


@dataclass(frozen=True)
class Waiting:
    """Something that waits for staff. kind: "returns", "refunds" or "claims"; tone "late" when it is overdue.

    `key` finds it again: the number of a return or a claim, the id of a payment.
    """

    kind: str
    key: str
    customer_id: int
    order_number: str
    what: str
    state: str
    since: datetime | None
    until: date | None
    late: bool
    amount: int
    currency: str
