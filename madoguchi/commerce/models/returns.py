"""What comes back: returns for money, and exchanges for another variant."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from madoguchi.core import api as core

from ..shapes import RETURN_STATUSES
from .orders import Order, OrderLine
from .products import Variant

WAITING = ("requested", "received")


@core.tracked(exclude=["note", "refusal"])
class ReturnRequest(models.Model):
    """Pieces of an order that come back, once per client_id.

    `refund` is the money promised for them, `due` what an exchange costs more, which `bill` asks for where no
    way to pay was chosen. `paid_back` is what was settled. `refusal` are the words in which it was refused.
    """

    number = models.CharField(max_length=24, unique=True)
    order = models.ForeignKey(Order, models.CASCADE, related_name="returns")
    client_id = models.UUIDField(unique=True)
    kind = models.CharField(max_length=8, choices=[("return", "return"), ("exchange", "exchange")])
    status = models.CharField(max_length=12, choices=[(s, s) for s in RETURN_STATUSES], default="requested")
    reason = models.CharField(max_length=40, blank=True, default="")
    note = models.TextField(blank=True, default="")
    refund = models.BigIntegerField(default=0)
    due = models.BigIntegerField(default=0)
    bill = models.ForeignKey("Invoice", models.SET_NULL, null=True, blank=True, related_name="+")
    paid_back = models.BigIntegerField(null=True, blank=True)
    refusal_code = models.CharField(max_length=24, blank=True, default="")
    refusal = models.TextField(blank=True, default="")
    refund_to = models.CharField(max_length=100, blank=True, default="")
    requested_at = models.DateTimeField()
    send_by = models.DateField(null=True, blank=True)
    refund_by = models.DateField(null=True, blank=True)
    received_at = models.DateTimeField(null=True, blank=True)
    settled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["-id"]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=["return", "exchange"]), name="return_kind"),
            models.CheckConstraint(condition=Q(status__in=RETURN_STATUSES), name="return_status_known"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["requested_at"], condition=Q(status__in=WAITING), name="returns_that_wait"),
        ]

    def __str__(self) -> str:
        return self.number


class ReturnLine(models.Model):
    """So many pieces of a line that come back, and what they are exchanged for."""

    request = models.ForeignKey(ReturnRequest, models.CASCADE, related_name="lines")
    line = models.ForeignKey(OrderLine, models.CASCADE, related_name="+")
    quantity = models.PositiveIntegerField(default=1)
    instead = models.ForeignKey(Variant, models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["request", "line"], name="return_line_once")]

    def __str__(self) -> str:
        return f"{self.line_id} in {self.request_id}"
