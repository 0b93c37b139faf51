"""How orders travel: shipments with their carrier, and what the carrier says happened."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from madoguchi.core import api as core

from ..shapes import SHIPMENT_STATUSES
from .orders import Order, OrderLine
from .sources import UNTRACKED, Arrived


@core.tracked(exclude=UNTRACKED)
class Shipment(Arrived):
    """One parcel of an order. `carrier` is a code that we know ("yamato") or as the shop calls it."""

    order = models.ForeignKey(Order, models.CASCADE, related_name="shipments")
    carrier = models.CharField(max_length=40, blank=True, default="")
    tracking_number = models.CharField(max_length=60, blank=True, default="")
    status = models.CharField(max_length=20, choices=[(s, s) for s in SHIPMENT_STATUSES], default="preparing")
    expected_on = models.DateField(null=True, blank=True)
    shipped_at = models.DateTimeField(null=True, blank=True)
    delivered_at = models.DateTimeField(null=True, blank=True)

    class Meta(Arrived.Meta):
        ordering: ClassVar[list[str]] = ["id"]
        indexes = [models.Index(fields=["tracking_number"], name="shipment_tracking")]
        constraints = [
            *Arrived.Meta.constraints,
            models.CheckConstraint(condition=Q(status__in=SHIPMENT_STATUSES), name="shipment_status_known"),
        ]

    def __str__(self) -> str:
        return self.tracking_number or self.external_id


class ShipmentLine(models.Model):
    """How many pieces of an order's line are in a parcel."""

    shipment = models.ForeignKey(Shipment, models.CASCADE, related_name="contents")
    line = models.ForeignKey(OrderLine, models.CASCADE, related_name="+")
    quantity = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["shipment", "line"], name="shipment_line_once")]

    def __str__(self) -> str:
        return f"{self.line_id} in {self.shipment_id}"


class CarrierScan(models.Model):
    """What the carrier said: when, what (our code, or "other"), where, in its own words."""

    shipment = models.ForeignKey(Shipment, models.CASCADE, related_name="events")
    at = models.DateTimeField()
    code = models.CharField(max_length=20)
    place = models.CharField(max_length=120, blank=True, default="")
    text = models.CharField(max_length=200, blank=True, default="")

    class Meta:
        ordering: ClassVar[list[str]] = ["at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["shipment", "at", "code", "place"], name="carrier_scan_once")
        ]

    def __str__(self) -> str:
        return f"{self.code} of {self.shipment_id}"
