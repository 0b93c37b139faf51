"""Crossings: a conversation was offered another channel, and went there or not."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from .shapes import WHYS

STATES = ("open", "taken", "dropped")


class Crossing(models.Model):
    """One way to another channel. The code itself is not kept: it follows from the row and our secret."""

    conversation = models.ForeignKey("conversations.Conversation", models.CASCADE, related_name="+")
    before = models.CharField(max_length=24)
    after = models.CharField(max_length=24)
    why = models.CharField(max_length=10, choices=[(why, why) for why in WHYS])
    by = models.CharField(max_length=10)
    staff = models.ForeignKey("people.Staff", models.SET_NULL, null=True, related_name="+", db_index=False)
    state = models.CharField(max_length=8, choices=[(state, state) for state in STATES], default="open")
    digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(db_index=True)
    expires_at = models.DateTimeField()
    taken_at = models.DateTimeField(null=True)
    taken_by = models.CharField(max_length=64, blank=True)
    """Of whoever used the code: a digest of the address, so that the same use counts once."""
    held = ArrayField(models.CharField(max_length=12), default=list)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["conversation", "after"], condition=Q(state="open"), name="crossing_open_once"
            ),
            models.CheckConstraint(condition=Q(state__in=STATES), name="crossing_state"),
            models.CheckConstraint(condition=Q(why__in=WHYS), name="crossing_why"),
            models.CheckConstraint(condition=~Q(before=models.F("after")), name="crossing_leads_elsewhere"),
            models.CheckConstraint(
                condition=Q(state="taken", taken_at__isnull=False)
                | ~Q(state="taken") & Q(taken_at__isnull=True),
                name="crossing_taken_has_a_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.conversation_id}: {self.before} → {self.after}"
