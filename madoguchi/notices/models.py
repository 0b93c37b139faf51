"""What customers were told, on which channel and in which words; and the company's own words."""

from typing import ClassVar

from django.db import models
from django.db.models import Q


class Notice(models.Model):
    """Something a customer was told on her own behalf, once: `key` names what happened.

    The table's name is older than this room.
    """

    customer = models.ForeignKey("people.Customer", on_delete=models.CASCADE, related_name="+")
    key = models.CharField(max_length=80)
    kind = models.CharField(max_length=24)
    path = models.CharField(max_length=200)
    values = models.JSONField(default=dict)
    at = models.DateTimeField()

    class Meta:
        db_table = "portal_alert"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["customer", "key"], name="alert_once"),
            models.CheckConstraint(condition=~Q(key=""), name="alert_has_a_key"),
        ]
        indexes: ClassVar = [models.Index(fields=["customer", "-at"], name="alerts_of_customer")]

    def __str__(self) -> str:
        return f"{self.kind} for {self.customer_id}"


class Telling(models.Model):
    """One way on which a notice went, waits, or was held back. `former`: the address was hers before."""

    class State(models.TextChoices):
        WAITING = "waiting"
        SENT = "sent"
        HELD = "held"

    notice = models.ForeignKey(Notice, on_delete=models.CASCADE, related_name="tellings")
    customer = models.ForeignKey("people.Customer", on_delete=models.CASCADE, related_name="+")
    channel = models.CharField(max_length=8)
    to = models.CharField(max_length=254, blank=True)
    former = models.BooleanField(default=False)
    necessary = models.BooleanField(default=False)
    state = models.CharField(max_length=8, choices=State.choices)
    reason = models.CharField(max_length=12, blank=True)
    version = models.IntegerField(null=True)
    mail_id = models.BigIntegerField(null=True)
    due_at = models.DateTimeField(null=True)
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["notice", "channel", "to"], name="telling_once"),
            models.CheckConstraint(
                condition=Q(state="held") ^ Q(reason=""), name="telling_held_for_a_reason"
            ),
            models.CheckConstraint(
                condition=~Q(state="waiting") | Q(due_at__isnull=False), name="telling_waits_until"
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["due_at"], name="tellings_waiting", condition=Q(state="waiting")),
            models.Index(fields=["customer", "channel", "-at"], name="tellings_of_customer"),
            models.Index(fields=["-at", "-id"], name="tellings_latest"),
        ]

    def __str__(self) -> str:
        return f"notice {self.notice_id} by {self.channel}: {self.state}"


class Wording(models.Model):
    """A version of what a kind says on a channel, in both languages; never changed. `shipped`: ours again."""

    kind = models.CharField(max_length=24)
    channel = models.CharField(max_length=8)
    number = models.IntegerField()
    shipped = models.BooleanField(default=False)
    title_ja = models.CharField(max_length=200, blank=True)
    body_ja = models.TextField(blank=True)
    title_en = models.CharField(max_length=200, blank=True)
    body_en = models.TextField(blank=True)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey("people.Staff", on_delete=models.SET_NULL, null=True, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["kind", "channel", "number"], name="wording_number_once")
        ]

    def __str__(self) -> str:
        return f"{self.kind} by {self.channel}, version {self.number}"
