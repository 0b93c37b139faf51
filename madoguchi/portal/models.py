"""What the portal keeps itself: which browsers want notices."""

from django.db import models


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
