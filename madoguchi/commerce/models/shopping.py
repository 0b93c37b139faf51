"""Before and beside the order: carts, and what marketing said to whom."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from ..shapes import CART_STATUSES
from .orders import Order
from .products import Variant
from .sources import Arrived


class Cart(Arrived):
    """What somebody put into the shop's cart; `order` once it became one."""

    customer = models.ForeignKey("people.Customer", models.PROTECT, null=True, blank=True, related_name="+")
    status = models.CharField(max_length=12, choices=[(s, s) for s in CART_STATUSES], default="open")
    currency = models.CharField(max_length=3, default="JPY")
    total = models.BigIntegerField(default=0)
    touched_at = models.DateTimeField()
    order = models.ForeignKey(Order, models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta(Arrived.Meta):
        indexes = [models.Index(fields=["status", "touched_at"], name="cart_left")]
        constraints = [
            *Arrived.Meta.constraints,
            models.CheckConstraint(condition=Q(status__in=CART_STATUSES), name="cart_status_known"),
        ]

    def __str__(self) -> str:
        return self.external_id


class CartLine(models.Model):
    """A thing in a cart."""

    cart = models.ForeignKey(Cart, models.CASCADE, related_name="lines")
    position = models.PositiveSmallIntegerField()
    variant = models.ForeignKey(Variant, models.SET_NULL, null=True, blank=True, related_name="+")
    name = models.CharField(max_length=200)
    quantity = models.PositiveIntegerField(default=1)
    unit_price = models.BigIntegerField(default=0)

    class Meta:
        ordering: ClassVar[list[str]] = ["position"]
        constraints = [models.UniqueConstraint(fields=["cart", "position"], name="cart_line_once")]

    def __str__(self) -> str:
        return f"{self.cart_id} {self.position}"


class MarketingContact(Arrived):
    """One message of marketing to one customer: when it went out, was opened, was clicked, and from where."""

    customer = models.ForeignKey("people.Customer", models.PROTECT, related_name="+", db_index=False)
    campaign = models.CharField(max_length=120)
    channel = models.CharField(max_length=24)
    origin = models.CharField(max_length=80, blank=True, default="")
    sent_at = models.DateTimeField()
    opened_at = models.DateTimeField(null=True, blank=True)
    clicked_at = models.DateTimeField(null=True, blank=True)

    class Meta(Arrived.Meta):
        indexes = [
            models.Index(fields=["customer", "-sent_at"], name="marketing_of_customer"),
            models.Index(fields=["campaign"], name="marketing_campaign"),
        ]

    def __str__(self) -> str:
        return f"{self.campaign} to {self.customer_id}"
