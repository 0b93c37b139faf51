"""Bills, the money that came in for them, and the papers that prove it."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from madoguchi.core import api as core

LIVE = ("pending", "authorised")
METHODS = ("hosted", "konbini", "bank_transfer", "direct_debit", "shop")
STATES = ("pending", "authorised", "paid", "failed", "refunded", "expired", "held")


@core.tracked(exclude=["addressee", "address", "content", "updated_from_source_at"])
class Invoice(models.Model):
    """A bill as it was issued: what it says stays as it was said. All amounts include tax.

    `rates` are its totals per rate, `issuer` who issued it as it stood then. What is still to be paid is
    total − credited − paid; nothing is left exactly when `settled_at` is set.
    """

    number = models.CharField(max_length=40, unique=True)
    source = models.CharField(max_length=40)
    external_id = models.CharField(max_length=100)
    content = models.CharField(max_length=64, blank=True, default="")
    updated_from_source_at = models.DateTimeField()
    customer = models.ForeignKey("people.Customer", models.PROTECT, related_name="+")
    company = models.ForeignKey("people.Company", models.PROTECT, null=True, blank=True, related_name="+")
    order = models.ForeignKey("Order", models.PROTECT, null=True, blank=True, related_name="invoices")
    form = models.CharField(max_length=12, default="qualified")
    addressee = models.CharField(max_length=160, blank=True)
    address = models.JSONField(default=list)
    subject = models.CharField(max_length=160, blank=True)
    issued_on = models.DateField()
    due_on = models.DateField(null=True, blank=True)
    currency = models.CharField(max_length=3, default="JPY")
    total = models.BigIntegerField()
    rates = models.JSONField(default=list)
    rounding = models.CharField(max_length=8, default="down")
    issuer = models.JSONField(default=dict)
    paid = models.BigIntegerField(default=0)
    credited = models.BigIntegerField(default=0)
    settled_at = models.DateTimeField(null=True, blank=True)
    voided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["source", "external_id"], name="invoice_source_once"),
            models.CheckConstraint(condition=Q(form__in=["qualified", "simplified"]), name="invoice_form"),
            models.CheckConstraint(
                condition=Q(total__gte=0, paid__gte=0, credited__gte=0), name="invoice_amounts"
            ),
            models.CheckConstraint(condition=Q(credited__lte=F("total")), name="invoice_credited_within"),
            models.CheckConstraint(
                condition=Q(settled_at__isnull=False, paid__gte=F("total") - F("credited"))
                | Q(settled_at=None, paid__lt=F("total") - F("credited")),
                name="invoice_settled_when_nothing_is_left",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["customer", "-issued_on", "-id"], name="invoices_of_customer"),
            models.Index(fields=["company", "-issued_on", "-id"], name="invoices_of_company"),
            models.Index(
                fields=["customer", "due_on"],
                condition=Q(settled_at=None, voided_at=None),
                name="invoices_to_pay",
            ),
        ]

    def __str__(self) -> str:
        return self.number


class InvoiceLine(models.Model):
    """One line: `unit_price` and `amount` with tax."""

    invoice = models.ForeignKey(Invoice, models.CASCADE, related_name="lines")
    position = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=200)
    quantity = models.DecimalField(max_digits=12, decimal_places=3, default=1)
    unit_price = models.BigIntegerField()
    amount = models.BigIntegerField()
    tax_rate = models.PositiveSmallIntegerField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["invoice", "position"], name="invoice_line_once")
        ]

    def __str__(self) -> str:
        return self.name


@core.tracked(exclude=["page_url", "slip_url"])
class BillPayment(models.Model):
    """One attempt to pay a bill. Only one is under way at a time for each bill, however many press.

    `received` and `refunded` only grow, so the provider's news may come twice and in any order. "held":
    something other than what we asked for came in; a person decides.
    """

    key = models.CharField(max_length=32, unique=True)
    invoice = models.ForeignKey(Invoice, models.PROTECT, related_name="payments")
    customer = models.ForeignKey("people.Customer", models.PROTECT, null=True, blank=True, related_name="+")
    client_id = models.CharField(max_length=64, blank=True)
    method = models.CharField(max_length=16)
    state = models.CharField(max_length=12, default="pending")
    amount = models.BigIntegerField()
    currency = models.CharField(max_length=3)
    received = models.BigIntegerField(default=0)
    refunded = models.BigIntegerField(default=0)
    language = models.CharField(max_length=8, default="ja")
    provider_id = models.CharField(max_length=120, null=True, blank=True, unique=True)
    charge_id = models.CharField(max_length=120, null=True, blank=True, unique=True)
    page_url = models.TextField(blank=True)
    slip_url = models.TextField(blank=True)
    source = models.CharField(max_length=40, blank=True)
    external_id = models.CharField(max_length=100, blank=True)
    started_at = models.DateTimeField()
    expires_at = models.DateTimeField(null=True, blank=True)
    expected_on = models.DateField(null=True, blank=True)
    paid_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    problem = models.CharField(max_length=24, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(method__in=METHODS), name="payment_method"),
            models.CheckConstraint(condition=Q(state__in=STATES), name="payment_state"),
            models.CheckConstraint(
                condition=Q(amount__gt=0, received__gte=0, refunded__gte=0), name="payment_amounts"
            ),
            models.UniqueConstraint(
                fields=["invoice"], condition=Q(state__in=LIVE), name="payment_under_way_once"
            ),
            models.UniqueConstraint(
                fields=["invoice", "client_id"], condition=~Q(client_id=""), name="payment_asked_once"
            ),
            models.UniqueConstraint(
                fields=["source", "external_id"], condition=~Q(external_id=""), name="payment_source_once"
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["started_at"], condition=Q(state__in=LIVE), name="payments_under_way"),
            models.Index(fields=["-id"], condition=Q(state="held"), name="payments_held"),
        ]

    def __str__(self) -> str:
        return f"{self.method} for {self.invoice_id}"


class ProviderEvent(models.Model):
    """A signed callback, kept before it is answered: what it says of our payment, without personal data."""

    provider = models.CharField(max_length=12)
    external_id = models.CharField(max_length=120)
    kind = models.CharField(max_length=60)
    news = models.JSONField(null=True)
    received_at = models.DateTimeField()
    heard_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["provider", "external_id"], name="provider_event_once")
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.external_id}"


@core.tracked(exclude=["addressee", "purpose"])
class Receipt(models.Model):
    """領収書 for one payment. Addressee and purpose are given once and stay."""

    number = models.CharField(max_length=40, unique=True)
    payment = models.OneToOneField(BillPayment, models.PROTECT, related_name="receipt")
    addressee = models.CharField(max_length=160, blank=True)
    purpose = models.CharField(max_length=120, blank=True)
    amount = models.BigIntegerField()
    rates = models.JSONField(default=list)
    issuer = models.JSONField(default=dict)
    issued_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.number


class ReceiptCopy(models.Model):
    """One time the receipt was taken out; every copy after the first says 再発行."""

    receipt = models.ForeignKey(Receipt, models.CASCADE, related_name="copies")
    position = models.PositiveSmallIntegerField()
    client_id = models.CharField(max_length=64)
    taken_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["receipt", "position"], name="receipt_copy_counted"),
            models.UniqueConstraint(fields=["receipt", "client_id"], name="receipt_copy_once"),
        ]

    def __str__(self) -> str:
        return f"{self.receipt_id} copy {self.position}"


@core.tracked()
class CreditNote(models.Model):
    """適格返還請求書: what of a bill was given back, with the tax of each rate."""

    number = models.CharField(max_length=40, unique=True)
    invoice = models.ForeignKey(Invoice, models.PROTECT, related_name="credit_notes")
    payment = models.ForeignKey(BillPayment, models.PROTECT, null=True, blank=True, related_name="+")
    key = models.CharField(max_length=80, unique=True)
    reason = models.CharField(max_length=24)
    amount = models.BigIntegerField()
    rates = models.JSONField(default=list)
    issuer = models.JSONField(default=dict)
    issued_on = models.DateField()

    class Meta:
        constraints: ClassVar = [models.CheckConstraint(condition=Q(amount__gt=0), name="credit_note_amount")]

    def __str__(self) -> str:
        return self.number


@core.tracked(exclude=["updated_from_source_at"])
class DirectDebit(models.Model):
    """口座振替: whether bills are drawn from her account. Of the account only its end is kept."""

    customer = models.ForeignKey("people.Customer", models.CASCADE, related_name="+")
    source = models.CharField(max_length=40)
    external_id = models.CharField(max_length=100)
    updated_from_source_at = models.DateTimeField()
    state = models.CharField(max_length=12, default="applied")
    bank = models.CharField(max_length=80, blank=True)
    account_end = models.CharField(max_length=4, blank=True)
    day = models.PositiveSmallIntegerField(default=27)
    applied_on = models.DateField(null=True, blank=True)
    active_from = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["source", "external_id"], name="direct_debit_source_once"),
            models.CheckConstraint(
                condition=Q(state__in=["applied", "active", "refused", "ended"]), name="direct_debit_state"
            ),
            models.CheckConstraint(condition=Q(day__range=(1, 31)), name="direct_debit_day"),
        ]
        indexes: ClassVar = [models.Index(fields=["customer", "-id"], name="direct_debits_of_customer")]

    def __str__(self) -> str:
        return f"{self.state} of {self.customer_id}"
