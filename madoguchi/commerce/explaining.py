"""Rules in the words that customers read, without an order of anybody's."""

import hashlib
from datetime import timedelta

from madoguchi.core import api as core

from .judging import judged
from .policy import Rule
from .shapes import LineShape, OrderShape


def explained(rule: Rule) -> str:
    """What a customer reads while this act is possible: of an order in its state since today."""
    status = rule.statuses[0] if rule.statuses else "pending"
    now = core.now()
    line = LineShape(1, 1, "", (), 1, 0, 10, "ordered", None, None)
    order = OrderShape(
        id=0, number="", customer_id=0, company_id=None, status=status, words="", placed_at=now, dated=True,
        delivery_on=None, delivered_at=now, currency="JPY", total=0, first_line="", lines_many=1, source="",
        promised_on=(now + timedelta(days=1)).date(), shipped_at=now, lines=(line,),
    )  # fmt: skip
    return judged(rule, order).words


def reason_code(words: str) -> str:
    """A code for a reason that somebody has typed: the same words have the same one."""
    return hashlib.sha256(words.encode()).hexdigest()[:8]
