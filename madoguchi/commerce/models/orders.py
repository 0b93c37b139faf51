"""What customers ordered, how they paid for it, and what was done about it here."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from madoguchi.core import api as core

from ..shapes import ACTS, LINE_STATUSES, ORDER_STATUSES
from .products import Product, Variant
from .sources import UNTRACKED, Arrived

METHODS = ("credit_card", "gift_card", "paypal", "bank_transfer", "konbini", "direct_debit", "invoice",
           "cash_on_delivery", "other")  # fmt: skip


class CustomerRecord(Arrived):
    """The shop's own record of a customer, and who that is here. Her usual address as the shop has it."""

    customer = models.ForeignKey("people.Customer", models.PROTECT, related_name="+")
    address = models.JSONField(default=dict)
    said = models.JSONField(default=dict)

    class Meta(Arrived.Meta):
        pass

    def __str__(self) -> str:
        return f"{self.source} {self.external_id}"


@core.tracked(exclude=[*UNTRACKED, "brand", "last_four", "holder"])
class PaymentMethod(Arrived):
    """A way to pay that a customer has left with the shop: never a number, at most its last four digits."""

    customer = models.ForeignKey("people.Customer", models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20, choices=[(m, m) for m in METHODS])
    brand = models.CharField(max_length=30, blank=True, default="")
    last_four = models.CharField(max_length=4, blank=True, default="")
    holder = models.CharField(max_length=120, blank=True, default="")
    balance = models.BigIntegerField(null=True, blank=True)
    currency = models.CharField(max_length=3, default="JPY")
    active = models.BooleanField(default=True)

    class Meta(Arrived.Meta):
        pass

    def __str__(self) -> str:
        return f"{self.kind} of {self.customer_id}"


@core.tracked(exclude=[*UNTRACKED, "said", "ship_to", "email"])
class Order(Arrived):
    """An order. `number` is what she reads; `said` what the shop last told us of what can change here too.

    `dated` is False when the shop gave no date: `placed_at` is then when the order first arrived here.
    `delivery_time` is one of the rule's times of day, or the shop's word for one.
    """

    number = models.CharField(max_length=40, unique=True)
    customer = models.ForeignKey("people.Customer", models.PROTECT, related_name="+", db_index=False)
    company = models.ForeignKey(
        "people.Company", models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    email = models.CharField(max_length=254, blank=True, default="")
    status = models.CharField(max_length=20, choices=[(s, s) for s in ORDER_STATUSES], default="pending")
    placed_at = models.DateTimeField()
    dated = models.BooleanField(default=True)
    promised_on = models.DateField(null=True, blank=True)
    delivery_time = models.CharField(max_length=40, blank=True, default="")
    shipped_at = models.DateTimeField(null=True, blank=True)
    delivered_at = models.DateTimeField(null=True, blank=True)
    cancelled_at = models.DateTimeField(null=True, blank=True)
    currency = models.CharField(max_length=3, default="JPY")
    total = models.BigIntegerField()
    shipping_fee = models.BigIntegerField(default=0)
    discount = models.BigIntegerField(default=0)
    ship_to = models.JSONField(default=dict)
    payment_method = models.ForeignKey(
        PaymentMethod, models.SET_NULL, null=True, blank=True, related_name="+", db_index=False
    )
    said = models.JSONField(default=dict)

    class Meta(Arrived.Meta):
        indexes = [
            models.Index(fields=["customer", "-placed_at", "-id"], name="order_of_customer"),
            models.Index(
                fields=["company", "-placed_at", "-id"], name="order_of_company",
                condition=Q(company__isnull=False),
            ),
        ]  # fmt: skip
        constraints = [
            *Arrived.Meta.constraints,
            models.CheckConstraint(condition=Q(status__in=ORDER_STATUSES), name="order_status_known"),
        ]

    def __str__(self) -> str:
        return self.number


@core.tracked()
class OrderLine(models.Model):
    """A line of an order: what it was called and cost at that time."""

    order = models.ForeignKey(Order, models.CASCADE, related_name="lines")
    position = models.PositiveSmallIntegerField()
    external_id = models.CharField(max_length=100, blank=True, default="")
    product = models.ForeignKey(Product, models.SET_NULL, null=True, blank=True, related_name="+")
    variant = models.ForeignKey(Variant, models.SET_NULL, null=True, blank=True, related_name="+")
    name = models.CharField(max_length=200)
    options = models.JSONField(default=dict)
    quantity = models.PositiveIntegerField(default=1)
    unit_price = models.BigIntegerField()
    tax_rate = models.PositiveSmallIntegerField(default=10)
    status = models.CharField(max_length=20, choices=[(s, s) for s in LINE_STATUSES], default="ordered")

    class Meta:
        ordering: ClassVar[list[str]] = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["order", "position"], name="order_line_once"),
            models.CheckConstraint(condition=Q(quantity__gte=1), name="order_line_has_something"),
            models.CheckConstraint(condition=Q(status__in=LINE_STATUSES), name="order_line_status_known"),
        ]

    def __str__(self) -> str:
        return f"{self.order_id} {self.position}"


class OrderPayment(models.Model):
    """Money that came in for an order or goes back; `due_on` is by when, while it is under way.

    `made_here`: promised here; somebody sees to it as long as `at` is empty, or the provider does it with the
    `bill_payment` that it came by. `problem` says that the provider would not.
    """

    order = models.ForeignKey(Order, models.CASCADE, related_name="payments")
    external_id = models.CharField(max_length=100)
    kind = models.CharField(max_length=8, choices=[("payment", "payment"), ("refund", "refund")])
    method = models.CharField(max_length=20, choices=[(m, m) for m in METHODS], default="other")
    method_ref = models.CharField(max_length=100, blank=True, default="")
    amount = models.BigIntegerField()
    at = models.DateTimeField(null=True, blank=True)
    due_on = models.DateField(null=True, blank=True)
    made_here = models.BooleanField(default=False)
    request = models.ForeignKey("ReturnRequest", models.SET_NULL, null=True, blank=True, related_name="moves")
    bill_payment = models.ForeignKey("BillPayment", models.SET_NULL, null=True, blank=True, related_name="+")
    problem = models.CharField(max_length=24, blank=True, default="")

    class Meta:
        ordering: ClassVar[list[str]] = ["id"]
        indexes = [
            models.Index(fields=["due_on", "id"], condition=Q(made_here=True, at=None), name="money_to_move"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["order", "external_id"], name="order_payment_once"),
            models.CheckConstraint(condition=Q(kind__in=["payment", "refund"]), name="order_payment_kind"),
            models.CheckConstraint(condition=Q(amount__gte=0), name="order_payment_not_negative"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.amount} on {self.order_id}"


class OrderAct(models.Model):
    """Something done to an order here, once per client_id: what stood before it, and after."""

    order = models.ForeignKey(Order, models.CASCADE, related_name="acts")
    act = models.CharField(max_length=20, choices=[(a, a) for a in ACTS])
    client_id = models.UUIDField(unique=True)
    reason = models.CharField(max_length=40, blank=True, default="")
    via = models.CharField(max_length=12, default="page")
    by_kind = models.CharField(max_length=12)
    by_id = models.BigIntegerField(null=True, blank=True)
    at = models.DateTimeField()
    undo_until = models.DateTimeField(null=True, blank=True)
    undone_at = models.DateTimeField(null=True, blank=True)
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)

    class Meta:
        ordering: ClassVar[list[str]] = ["id"]

    def __str__(self) -> str:
        return f"{self.act} on {self.order_id}"
