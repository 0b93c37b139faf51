"""Customers, how we recognise them and how they proved it; who looked at them, and who may not write."""

import pghistory
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import Q

from .staff import Staff


@pghistory.track(pghistory.UpdateEvent(), pghistory.DeleteEvent())
class Customer(models.Model):
    """Somebody who turns to the company. After a merge, merged_into names who she really is."""

    name = models.CharField(max_length=120, blank=True)
    kana = models.CharField(max_length=120, blank=True)
    locale = models.CharField(max_length=8, default="ja")
    created_at = models.DateTimeField()
    merged_into = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(merged_into=models.F("id")), name="customer_not_into_herself")
        ]

    def __str__(self) -> str:
        return self.name or f"customer {self.pk}"


class CustomerWords(models.Model):
    """The words under which a customer is found and where she stands among others by kana; none for a browser
    without a name."""

    customer = models.OneToOneField(Customer, on_delete=models.CASCADE, primary_key=True, related_name="+")
    tokens = SearchVectorField()
    sort_key = models.CharField(max_length=520, db_default="")

    class Meta:
        indexes = [
            GinIndex(fields=["tokens"], name="customer_words"),
            models.Index(fields=["sort_key", "customer"], name="customers_by_kana"),
        ]

    def __str__(self) -> str:
        return f"words of {self.customer_id}"


@pghistory.track(pghistory.UpdateEvent(), pghistory.DeleteEvent())
class Identity(models.Model):
    """One way to recognise a customer: a browser (hash of its token), an address, a number."""

    customer = models.ForeignKey(Customer, on_delete=models.CASCADE, related_name="identities")
    kind = models.CharField(max_length=16)
    value = models.CharField(max_length=254)
    proven_at = models.DateTimeField(null=True, blank=True)
    proven_how = models.CharField(max_length=24, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kind", "value"], name="identity_once"),
            models.CheckConstraint(
                condition=Q(proven_at__isnull=True, proven_how="")
                | Q(proven_at__isnull=False) & ~Q(proven_how=""),
                name="identity_proof_is_whole",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} of {self.customer_id}"


class OneTimeCode(models.Model):
    """A mailed code, as a keyed hash; at most five tries within ten minutes."""

    customer = models.ForeignKey(Customer, on_delete=models.CASCADE, related_name="+")
    email = models.CharField(max_length=254)
    digest = models.CharField(max_length=64)
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)
    used_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["customer", "email", "-id"], name="code_latest")]

    def __str__(self) -> str:
        return f"code for customer {self.customer_id}"


@pghistory.track(exclude=["used_at"])
class HostKey(models.Model):
    """A key with which the company's own site signs who is signed in there; the secret itself is not kept."""

    kid = models.CharField(max_length=24, unique=True)
    made_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)
    retired_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return self.kid


class HostToken(models.Model):
    """A token of the company's site that was shown to us, and the one browser that may show it again."""

    digest = models.CharField(max_length=64, primary_key=True)
    visitor = models.CharField(max_length=64)
    expires_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return self.digest[:12]


class CustomerAttribute(models.Model):
    """What the company's site says about a customer; signed by its server or not."""

    customer = models.ForeignKey(Customer, on_delete=models.CASCADE, related_name="+")
    key = models.CharField(max_length=40)
    value = models.CharField(max_length=200)
    signed = models.BooleanField(default=False)
    changed_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["customer", "key"], name="attribute_once")]

    def __str__(self) -> str:
        return f"{self.key} of {self.customer_id}"


@pghistory.track(exclude=["reason"])
class Block(models.Model):
    """A customer who may not write to us, until a time or until somebody lifts it."""

    customer = models.ForeignKey(Customer, on_delete=models.CASCADE, related_name="+")
    reason = models.CharField(max_length=300)
    staff = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+", db_index=False)
    at = models.DateTimeField()
    until = models.DateTimeField(null=True, blank=True)
    lifted_at = models.DateTimeField(null=True, blank=True)
    lifted_by = models.ForeignKey(
        Staff, null=True, blank=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["customer"], condition=Q(lifted_at=None), name="blocked_once"),
            models.CheckConstraint(
                condition=Q(lifted_at__isnull=True, lifted_by__isnull=True) | Q(lifted_at__isnull=False),
                name="lifted_with_a_time",
            ),
        ]

    def __str__(self) -> str:
        return f"customer {self.customer_id}"


class Sighting(models.Model):
    """Somebody of the staff looked at a customer: a row per conversation (0: none) and day."""

    staff = models.ForeignKey(Staff, on_delete=models.CASCADE, related_name="+")
    customer = models.ForeignKey(Customer, on_delete=models.CASCADE, related_name="+")
    conversation_id = models.BigIntegerField(default=0)
    day = models.DateField()
    first_at = models.DateTimeField()
    last_at = models.DateTimeField()
    times = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["staff", "customer", "conversation_id", "day"], name="sighting_once_a_day"
            )
        ]
        indexes = [
            models.Index(fields=["-last_at"], name="sighting_latest"),
            models.Index(fields=["customer", "-last_at"], name="sighting_of_customer"),
        ]

    def __str__(self) -> str:
        return f"{self.staff_id} saw {self.customer_id}"
