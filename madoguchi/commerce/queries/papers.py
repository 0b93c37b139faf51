"""Issued papers found by day, sum and party, each alone or together."""

from datetime import date
from typing import Any

from django.db.models import Case, CharField, F, Q, QuerySet, Value, When
from django.db.models.functions import TruncDate

from madoguchi.people import api as people

from ..bill_access import bills_for
from ..models import CreditNote, Invoice, Receipt
from ..shapes.papers import PaperFound, PaperKind, PapersAsked, PapersFound
from ..words import PAPER

COLUMNS = (
    "p_kind",
    "p_number",
    "p_on",
    "p_party",
    "p_sum",
    "p_money",
    "p_bill",
    "p_void",
    "p_company",
    "p_who",
)
MOST_NAMED = 500
"""Customers of a name that are looked for; who has more of them is found by the addressee alone."""
Columns = tuple[PaperKind, str, date, str, int, str, str, bool, int | None, int]


def papers(
    viewer: people.Viewer, asked: PapersAsked, *, start: int = 0, limit: int | None = None
) -> PapersFound:
    """What of bills, receipts and credit notes fits, from `start` on, the latest first.

    At most six queries.
    """
    fits = _fits(asked)
    found = [
        rows.filter(fits).values_list(*COLUMNS)
        for kind, rows in _every_kind(viewer)
        if asked.kind in (None, kind)
    ]
    together = found[0].union(*found[1:], all=True)
    ordered = together.order_by("-p_on", "-p_number", "p_kind")
    shown = list(ordered[start : None if limit is None else start + limit])
    return PapersFound(_shapes(shown), len(shown) if limit is None and not start else together.count())


def _every_kind(viewer: people.Viewer) -> list[tuple[PaperKind, QuerySet[Any]]]:
    seen = bills_for(viewer).values("pk")
    bills = Invoice.objects.filter(pk__in=seen)
    receipts = Receipt.objects.filter(payment__invoice__in=seen)
    notes = CreditNote.objects.filter(invoice__in=seen)
    return [
        ("invoice", _columns(bills, "invoice", F("issued_on"), F("total"), "")),
        ("receipt", _columns(receipts, "receipt", TruncDate("issued_at"), F("amount"), "payment__invoice__")),
        ("credit_note", _columns(notes, "credit_note", F("issued_on"), F("amount"), "invoice__")),
    ]


def _columns(rows: QuerySet[Any], kind: PaperKind, on: Any, amount: Any, bill: str) -> QuerySet[Any]:
    """The same columns for every kind; a receipt is made out to its own addressee."""
    party: Any = F(f"{bill}addressee")
    if kind == "receipt":
        party = Case(When(addressee="", then=party), default=F("addressee"))
    void = Q(voided_at__isnull=False) if kind == "invoice" else Q(pk=None)
    return rows.annotate(
        p_kind=Value(kind, CharField()), p_number=F("number"), p_on=on, p_party=party, p_sum=amount,
        p_money=F(f"{bill}currency"), p_bill=F(f"{bill}number"),
        p_void=Case(When(void, then=Value(True)), default=Value(False)),
        p_company=F(f"{bill}company_id"), p_who=F(f"{bill}customer_id"),
    ).order_by()  # fmt: skip


def _fits(asked: PapersAsked) -> Q:
    ends = {
        "p_on__gte": asked.since,
        "p_on__lte": asked.until,
        "p_sum__gte": asked.least,
        "p_sum__lte": asked.most,
    }
    fits = Q(**{name: end for name, end in ends.items() if end is not None})
    words = asked.party.strip()
    if not words:
        return fits
    companies = people.companies_named(words, limit=MOST_NAMED)
    customers = people.customers_named(words, limit=MOST_NAMED)
    return fits & (
        Q(p_party__icontains=words) | Q(p_company__in=companies) | Q(p_company=None, p_who__in=customers)
    )


def _shapes(rows: list[Columns]) -> tuple[PaperFound, ...]:
    """Where a paper names nobody, its party is the company, or the customer, whose it is."""
    nameless = [(company, who) for *_, party, _sum, _money, _bill, _void, company, who in rows if not party]
    companies = people.companies(company for company, _ in nameless)
    names = people.names(who for company, who in nameless if company is None)
    return tuple(
        PaperFound(
            kind, number, on, party or (companies[company].name if company else names.get(who, "")), amount,
            money, bill, void, str(PAPER[kind]),
        )
        for kind, number, on, party, amount, money, bill, void, company, who in rows
    )  # fmt: skip
