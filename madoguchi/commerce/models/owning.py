"""What customers own: devices, what is warranted about them and claimed, and what they subscribe to."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from madoguchi.core import api as core

from ..shapes import CLAIM_STATUSES, CLAIMS_OPEN, SUBSCRIPTION_STATUSES
from .orders import OrderLine
from .products import Product, Variant
from .sources import UNTRACKED, Arrived


@core.tracked(exclude=[*UNTRACKED, "nickname"])
class Device(Arrived):
    """A thing that a customer owns; `serial` as it stands on it, `version` what runs on it."""

    customer = models.ForeignKey("people.Customer", models.PROTECT, related_name="+")
    product = models.ForeignKey(Product, models.SET_NULL, null=True, blank=True, related_name="+")
    variant = models.ForeignKey(Variant, models.SET_NULL, null=True, blank=True, related_name="+")
    line = models.ForeignKey(OrderLine, models.SET_NULL, null=True, blank=True, related_name="+")
    name = models.CharField(max_length=160)
    nickname = models.CharField(max_length=80, blank=True, default="")
    serial = models.CharField(max_length=60, blank=True, default="")
    version = models.CharField(max_length=40, blank=True, default="")
    bought_on = models.DateField(null=True, blank=True)
    registered_at = models.DateTimeField()
    given_up_on = models.DateField(null=True, blank=True)

    class Meta(Arrived.Meta):
        constraints = [
            *Arrived.Meta.constraints,
            models.UniqueConstraint(
                fields=["product", "serial"], name="device_serial_once",
                condition=~Q(serial="") & Q(given_up_on=None),
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.serial or self.name


@core.tracked(exclude=UNTRACKED)
class Warranty(Arrived):
    """Until when a device is repaired or replaced, by whom it was promised, and what is left out."""

    device = models.ForeignKey(Device, models.CASCADE, related_name="warranties")
    kind = models.CharField(max_length=10, choices=[("maker", "maker"), ("extended", "extended")])
    starts_on = models.DateField()
    ends_on = models.DateField()
    terms_ja = models.TextField(blank=True, default="")
    terms_en = models.TextField(blank=True, default="")

    class Meta(Arrived.Meta):
        ordering: ClassVar[list[str]] = ["ends_on", "id"]

    def __str__(self) -> str:
        return f"{self.kind} of {self.device_id}"


@core.tracked(exclude=[*UNTRACKED, "symptom", "said"])
class WarrantyClaim(Arrived):
    """A customer asks for what a warranty promises; once per external_id (the client's id when made here).

    `said` is what we told her last, `outcome` how it was settled.
    """

    number = models.CharField(max_length=24, unique=True)
    warranty = models.ForeignKey(Warranty, models.CASCADE, related_name="claims")
    symptom = models.TextField(blank=True, default="")
    status = models.CharField(max_length=12, choices=[(s, s) for s in CLAIM_STATUSES], default="requested")
    opened_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True, blank=True)
    said = models.TextField(blank=True, default="")
    outcome = models.CharField(max_length=12, blank=True, default="")

    class Meta(Arrived.Meta):
        ordering: ClassVar[list[str]] = ["-opened_at", "-id"]
        indexes = [
            models.Index(fields=["opened_at"], condition=Q(status__in=CLAIMS_OPEN), name="claims_that_wait"),
        ]
        constraints = [
            *Arrived.Meta.constraints,
            models.CheckConstraint(condition=Q(status__in=CLAIM_STATUSES), name="claim_status_known"),
        ]

    def __str__(self) -> str:
        return self.number


@core.tracked(exclude=UNTRACKED)
class Subscription(Arrived):
    """What a customer pays for again and again."""

    customer = models.ForeignKey("people.Customer", models.PROTECT, related_name="+")
    product = models.ForeignKey(Product, models.SET_NULL, null=True, blank=True, related_name="+")
    plan = models.CharField(max_length=160)
    status = models.CharField(
        max_length=12, choices=[(s, s) for s in SUBSCRIPTION_STATUSES], default="active"
    )
    amount = models.BigIntegerField(default=0)
    currency = models.CharField(max_length=3, default="JPY")
    months = models.PositiveSmallIntegerField(default=1)
    started_on = models.DateField()
    renews_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)

    class Meta(Arrived.Meta):
        constraints = [
            *Arrived.Meta.constraints,
            models.CheckConstraint(
                condition=Q(status__in=SUBSCRIPTION_STATUSES), name="subscription_status_known"
            ),
        ]

    def __str__(self) -> str:
        return self.plan
