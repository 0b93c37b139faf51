"""What the portal keeps itself: which browsers want notices, and what customers were told."""

from django.db import models
from django.db.models import Q


class AlertBrowser(models.Model):
    """A browser that shows notices for its customer, by the address its push service gave it."""

    customer = models.ForeignKey("people.Customer", on_delete=models.CASCADE, related_name="+")
    endpoint = models.CharField(max_length=1000, unique=True)
    p256dh = models.CharField(max_length=120)
    auth = models.CharField(max_length=48)
    language = models.CharField(max_length=8)
    user_agent = models.CharField(max_length=300, blank=True)
    visitor = models.CharField(max_length=32)
    since = models.DateTimeField()
    reached_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["customer", "-id"], name="alert_browsers_of")]

    def __str__(self) -> str:
        return f"browser {self.pk} of {self.customer_id}"


class Alert(models.Model):
    """Something a customer was told on her own behalf, once: `key` names what happened."""

    customer = models.ForeignKey("people.Customer", on_delete=models.CASCADE, related_name="+")
    key = models.CharField(max_length=80)
    kind = models.CharField(max_length=24)
    path = models.CharField(max_length=200)
    values = models.JSONField(default=dict)
    at = models.DateTimeField()
    mailed = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["customer", "key"], name="alert_once"),
            models.CheckConstraint(condition=~Q(key=""), name="alert_has_a_key"),
        ]
        indexes = [models.Index(fields=["customer", "-at"], name="alerts_of_customer")]

    def __str__(self) -> str:
        return f"{self.kind} for {self.customer_id}"
