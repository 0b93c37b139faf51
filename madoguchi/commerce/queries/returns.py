"""What comes back of an order."""

from typing import Any

from django.db.models import Prefetch
from django.utils.translation import gettext as _

from madoguchi.core import api as core

from .. import words
from ..judging import language
from ..models import Order, ReturnLine, ReturnRequest
from ..policy import GIFT_CARD, ORIGINAL, Policies
from ..shapes import ReturnShape


def return_shapes(row: Order) -> tuple[ReturnShape, ...]:
    """All returns and exchanges of an order, the latest first; two queries."""
    lines = Prefetch("lines", ReturnLine.objects.select_related("line", "instead").order_by("line__position"))
    return tuple(_shape(one) for one in row.returns.prefetch_related(lines))


def refund_words(refund_to: str) -> str:
    """Where the money goes."""
    names = {ORIGINAL: _("The way you paid"), GIFT_CARD: _("A gift card")}
    return names.get(refund_to, str(words.METHOD.get(refund_to, refund_to)))


def _shape(row: ReturnRequest) -> ReturnShape:
    return ReturnShape(
        number=row.number, kind=row.kind, status=row.status, words=str(words.RETURN[row.status]),
        reason_words=_reason(row), refund=row.refund, refund_words=refund_words(row.refund_to),
        requested_at=row.requested_at, send_by=row.send_by, refund_by=row.refund_by,
        line_ids=tuple(one.line_id for one in row.lines.all()), goods=tuple(map(_good, row.lines.all())),
        how=_how(row) if row.status == "requested" else "",
    )  # fmt: skip


def _good(row: ReturnLine) -> str:
    """What comes back, and for what: 空気清浄機 AP-50 · 白 → グレー."""
    given = " · ".join(filter(None, (row.line.name, _options(row.line.options))))
    return f"{given} → {_options(row.instead.options) or row.instead.sku}" if row.instead else given


def _options(kept: dict[str, Any]) -> str:
    return " / ".join(map(str, kept.values()))


def _reason(row: ReturnRequest) -> str:
    reasons = core.option(Policies).rule(row.kind).reasons
    return next((one.words(language()) for one in reasons if one.code == row.reason), row.reason)


def _how(row: ReturnRequest) -> str:
    """What the company wrote about sending things back; else what holds everywhere."""
    usual = _(
        "Please pack the items well, put a note with the number %(number)s into the parcel, and send it to"
        " the sender's address on the delivery note."
    )
    return core.option(Policies).send_back(language()) or usual % {"number": row.number}
