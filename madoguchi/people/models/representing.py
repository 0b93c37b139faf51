"""委任: a customer lets a relative or somebody else act for her, within a scope and until a day."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from madoguchi.core import api as core

from .customers import Customer
from .staff import Staff

SCOPES = ("see_orders", "act_orders", "see_bills", "pay_bills", "change_details")
RELATIONS = ("family", "guardian", "carer", "agent", "other")


@core.tracked(exclude=["digest"])
class Representation(models.Model):
    """One mandate: waits for a mailed link to be taken up, then is in force until it ends."""

    principal = models.ForeignKey(Customer, on_delete=models.CASCADE, related_name="+")
    representative = models.ForeignKey(
        Customer, null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    email = models.CharField(max_length=254)
    relation = models.CharField(max_length=12)
    scopes = ArrayField(models.CharField(max_length=16))
    from_day = models.DateField()
    until_day = models.DateField(null=True, blank=True)
    document = models.UUIDField(null=True, blank=True)
    recorded_by = models.ForeignKey(
        Staff, null=True, blank=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    digest = models.CharField(max_length=64, blank=True)
    granted_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.CharField(max_length=16, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(scopes__len__gt=0) & Q(scopes__contained_by=list(SCOPES)),
                name="representation_scopes",
            ),
            models.CheckConstraint(condition=Q(relation__in=RELATIONS), name="representation_relation"),
            models.CheckConstraint(
                condition=Q(representative=None) | ~Q(representative=F("principal")),
                name="representation_of_another",
            ),
            models.CheckConstraint(
                condition=Q(until_day=None) | Q(until_day__gte=F("from_day")), name="representation_days"
            ),
            models.CheckConstraint(
                condition=Q(representative__isnull=True, accepted_at__isnull=True)
                | Q(representative__isnull=False, accepted_at__isnull=False),
                name="representation_taken_up",
            ),
            models.UniqueConstraint(
                fields=["principal", "representative"],
                condition=Q(ended_at=None) & ~Q(representative=None),
                name="representation_once",
            ),
        ]
        indexes = [
            models.Index(
                fields=["representative"], condition=Q(ended_at=None), name="representation_in_force"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.representative_id} for {self.principal_id}"
