"""The company's own lists of words under which conversations are filed, and what they begin with."""

from dataclasses import dataclass
from typing import ClassVar

CODE_FIELDS = ("request_type", "topic", "reason", "outcome")
"""The fields of a conversation that hold a code of the vocabulary, in the order of the screens."""


@dataclass(frozen=True)
class Term:
    """One entry of the company's lists. The code never changes and is what is kept; the words may.

    An entry that is not active is read as before, but no longer offered.
    """

    code: str
    ja: str
    en: str
    active: bool = True


def _terms(*lines: str) -> tuple[Term, ...]:
    return tuple(Term(*line.split("|")) for line in lines)


@dataclass(frozen=True)
class Vocabulary:
    """The words under which the company files its conversations, and which of them resolving requires."""

    option_name: ClassVar[str] = "conversations.vocabulary"

    types: tuple[Term, ...] = _terms(
        "question|質問|Question",
        "sales|購入相談|Buying advice",
        "defect|不具合|Defect",
        "complaint|苦情|Complaint",
        "request|要望|Request",
        "praise|お褒め|Praise",
    )
    topics: tuple[Term, ...] = _terms(
        "products|商品・サービス|Products and services",
        "orders|ご注文|Orders",
        "delivery|配送|Delivery",
        "returns|返品・交換|Returns and exchanges",
        "payment|お支払い|Payment",
        "account|会員情報|Accounts",
        "other|その他|Other",
    )
    reasons: tuple[Term, ...] = _terms(
        "how-to|使い方・手順の確認|How something works",
        "unclear|案内のわかりにくさ|Our information was unclear",
        "product-fault|商品の不良|Fault of a product",
        "our-mistake|当社の手違い|A mistake of ours",
        "third-party|配送会社など社外の事情|A carrier or another third party",
        "wish|お客様のご希望・ご都合|The customer's wish",
        "other|その他|Other",
    )
    outcomes: tuple[Term, ...] = _terms(
        "solved|解決|Solved",
        "advised|ご案内のみ|Information given",
        "replaced|交換・修理|Replaced or repaired",
        "refunded|返金|Refunded",
        "passed-on|他部署へ引き継ぎ|Passed on to another department",
        "no-answer|お客様からの返信なし|No answer from the customer",
        "not-solved|ご希望に沿えず|Could not be helped",
    )
    required: tuple[str, ...] = ("request_type", "reason", "outcome")

    def terms(self, field: str) -> tuple[Term, ...]:
        """The list of a conversation's field: request_type, topic, reason or outcome."""
        lists = (self.types, self.topics, self.reasons, self.outcomes)
        return dict(zip(CODE_FIELDS, lists, strict=True))[field]


@dataclass(frozen=True)
class ApprovalRule:
    """Of which topics (codes of the vocabulary) every agent's replies wait for a supervisor's yes. Whose
    replies always do is said on each person's page."""

    option_name: ClassVar[str] = "conversations.approval"

    topics: tuple[str, ...] = ()

    def asks(self, role: str, always: bool, topic: str) -> bool:
        """Whether a reply of somebody in this role, about this topic, waits. Supervisors ask nobody."""
        return role == "agent" and (always or bool(topic) and topic in self.topics)
