"""Bills come in from the shop or ERP: the same again writes nothing; what was paid on stays as it was."""

import re
from typing import Literal

from django.db import transaction

from madoguchi.core import api as core

from ..bill_options import Issuer
from ..events import InvoiceIssued, InvoiceVoided
from ..models import Invoice, InvoiceLine
from ..queries.bills import plain_rates, rates_of
from ..shapes.bills import BillRefused, InvoiceGiven
from ..tax import RateTotal, per_rate
from .settling import settle

NUMBER = re.compile(r"[0-9A-Za-z][0-9A-Za-z._-]{0,39}")
FORMS = ("qualified", "simplified")
Kept = Literal["created", "changed", "unchanged"]


def keep_invoice(given: InvoiceGiven, *, source: str, external_id: str, actor: core.Actor) -> Kept:
    """Keep a bill under the name its master gives it. Raises BillRefused; then nothing is written."""
    rates = _checked_rates(given)
    with core.acting(actor), transaction.atomic():
        named = Invoice.objects.filter(source=source, external_id=external_id)
        row = named.select_for_update().first()
        if row is None:
            return _issue(given, rates, source=source, external_id=external_id, actor=actor)
        if _says(row) == _wanted(given, rates, row.rounding):
            return "unchanged"
        if row.paid or row.credited or row.voided_at or row.payments.exists():
            raise BillRefused("fixed")
        _write(row, given, rates)
        core.record(InvoiceIssued(row.customer_id, row.pk, row.currency, row.total), actor=actor)
    return "changed"


@transaction.atomic
def void_invoice(*, source: str, external_id: str, actor: core.Actor) -> bool:
    """The bill is withdrawn: nothing is to be paid. False when that was done. Raises BillRefused("fixed")."""
    row = Invoice.objects.select_for_update().get(source=source, external_id=external_id)
    if row.voided_at is not None:
        return False
    if row.paid or row.payments.filter(state="authorised").exists():
        raise BillRefused("fixed")
    row.payments.filter(state="pending").update(state="expired", ended_at=core.now(), problem="void")
    row.voided_at = core.now()
    row.save(update_fields=["voided_at"])
    core.record(InvoiceVoided(row.customer_id, row.pk), actor=actor)
    return True


def _checked_rates(given: InvoiceGiven) -> tuple[RateTotal, ...]:
    """Totals per rate: the master's when they add up to its lines, else ours."""
    if not NUMBER.fullmatch(given.number):
        raise BillRefused("number")
    if not given.lines:
        raise BillRefused("lines")
    if given.form not in FORMS:
        raise BillRefused("form")
    ours = per_rate(((one.whole, one.tax_rate) for one in given.lines), core.option(Issuer).rounding)
    if given.rates and {(one.rate, one.gross) for one in given.rates} != {(o.rate, o.gross) for o in ours}:
        raise BillRefused("rates")
    if any(one.gross < 0 for one in ours):
        raise BillRefused("amount")
    return tuple(sorted(given.rates, key=lambda one: -one.rate)) or ours


def _issue(
    given: InvoiceGiven, rates: tuple[RateTotal, ...], *, source: str, external_id: str, actor: core.Actor
) -> Kept:
    """Two arrivals at once: the unique name decides, and the second finds what the first has written."""
    issuer, at = core.option(Issuer), core.now()
    row, made = Invoice.objects.get_or_create(
        source=source,
        external_id=external_id,
        defaults={
            **_columns(given, rates),
            "updated_from_source_at": at,
            "rounding": issuer.rounding,
            "issuer": issuer.plain(),
            "settled_at": None if sum(one.gross for one in rates) else at,
        },
    )
    if not made:
        return "unchanged"
    _write_lines(row, given)
    settle(row)
    core.record(InvoiceIssued(row.customer_id, row.pk, row.currency, row.total), actor=actor)
    return "created"


def _write(row: Invoice, given: InvoiceGiven, rates: tuple[RateTotal, ...]) -> None:
    for name, value in _columns(given, rates).items():
        setattr(row, name, value)
    row.updated_from_source_at = core.now()
    row.save()
    row.lines.all().delete()
    _write_lines(row, given)
    settle(row)


def _write_lines(row: Invoice, given: InvoiceGiven) -> None:
    InvoiceLine.objects.bulk_create(
        InvoiceLine(
            invoice=row,
            position=place,
            name=line.name,
            quantity=line.quantity,
            unit_price=line.unit_price,
            amount=line.whole,
            tax_rate=line.tax_rate,
        )
        for place, line in enumerate(given.lines)
    )


def _columns(given: InvoiceGiven, rates: tuple[RateTotal, ...]) -> dict[str, object]:
    return {
        "number": given.number,
        "customer_id": given.customer_id,
        "company_id": given.company_id,
        "order_id": given.order_id,
        "form": given.form,
        "addressee": given.addressee,
        "address": list(given.address),
        "subject": given.subject,
        "issued_on": given.issued_on,
        "due_on": given.due_on,
        "currency": given.currency,
        "total": sum(one.gross for one in rates),
        "rates": plain_rates(rates),
    }


def _wanted(given: InvoiceGiven, rates: tuple[RateTotal, ...], rounding: str) -> tuple[object, ...]:
    """What the bill is to say, comparable with what it says."""
    columns = _columns(given, rates)
    if not given.rates:  # worked out by us: a rounding changed since then does not change old bills
        ours = per_rate(((one.whole, one.tax_rate) for one in given.lines), rounding)  # type: ignore[arg-type]
        columns["rates"] = plain_rates(ours)
    lines = [(one.name, one.quantity, one.unit_price, one.whole, one.tax_rate) for one in given.lines]
    return columns, lines


def _says(row: Invoice) -> tuple[object, ...]:
    columns = {name: getattr(row, name) for name in _NAMES}
    columns["rates"] = plain_rates(rates_of(row.rates))
    lines = row.lines.order_by("position")
    return columns, list(lines.values_list("name", "quantity", "unit_price", "amount", "tax_rate"))


_NAMES = (
    "number", "customer_id", "company_id", "order_id", "form", "addressee", "address", "subject", "issued_on",
    "due_on", "currency", "total", "rates",
)  # fmt: skip
