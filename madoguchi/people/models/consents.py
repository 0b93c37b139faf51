"""The wordings of the company and the ledger of who agreed to which."""

from django.db import models
from django.db.models import Q

from .customers import Customer


class LegalVersion(models.Model):
    """One wording of consent sentence and policy, kept as long as somebody has agreed to it."""

    digest = models.CharField(max_length=16, primary_key=True)
    language = models.CharField(max_length=8)
    sentence = models.TextField()
    policy = models.TextField()
    policy_url = models.TextField(blank=True)
    first_used_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.language} {self.digest}"


class Consent(models.Model):
    """The ledger: a customer agreed to these words, for this purpose, at this time. Merges leave it alone."""

    customer = models.ForeignKey(Customer, on_delete=models.CASCADE, related_name="+")
    purpose = models.CharField(max_length=16)
    version = models.ForeignKey(LegalVersion, on_delete=models.PROTECT, related_name="+")
    channel = models.CharField(max_length=24)
    minimum_age = models.PositiveSmallIntegerField(default=0)
    given_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["customer", "purpose", "version", "minimum_age"],
                condition=Q(withdrawn_at__isnull=True),
                name="consent_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.purpose} of {self.customer_id}"
