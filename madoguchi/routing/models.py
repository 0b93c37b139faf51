"""The queue and the offers made from it."""

from typing import ClassVar, Self

from django.db import models
from django.db.models import Q

OPEN, ACCEPTED, DECLINED, EXPIRED, WITHDRAWN = "open", "accepted", "declined", "expired", "withdrawn"


class Entries(models.QuerySet["QueueEntry"]):
    """Rows of the queue."""

    def waiting(self) -> Self:
        """Running waits in the order in which they are offered: by priority, then the oldest first."""
        return self.filter(left_at=None).order_by("-priority", "waiting_from", "id")


class QueueEntry(models.Model):
    """One wait of one conversation; open while `left_at` is empty.

    Ended waits are the samples of the estimate.
    """

    conversation = models.ForeignKey("conversations.Conversation", models.CASCADE, related_name="+")
    customer = models.ForeignKey("people.Customer", models.CASCADE, null=True, related_name="+")
    team = models.ForeignKey("people.Team", models.SET_NULL, null=True, related_name="+")
    language = models.CharField(max_length=8)
    channel = models.CharField(max_length=20)
    priority = models.SmallIntegerField(default=2)
    reason = models.CharField(max_length=20, default="asked")
    entered_at = models.DateTimeField()
    waiting_from = models.DateTimeField()
    place_at_entry = models.IntegerField(default=1)
    agents_at_entry = models.IntegerField(default=0)
    straight = models.BooleanField(default=False)
    left_at = models.DateTimeField(null=True)
    how = models.CharField(max_length=20, default="")

    objects = Entries.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["conversation"], condition=Q(left_at=None), name="routing_waits_once"
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                models.F("priority").desc(),
                "waiting_from",
                "id",
                condition=Q(left_at=None),
                name="routing_waiting",
            ),
            models.Index(
                fields=["-left_at"], condition=Q(how__in=("accepted", "taken")), name="routing_waits"
            ),
        ]

    def ahead(self) -> Entries:
        """Running waits that compete for the same agents and come before this one (saved or not)."""
        earlier = Q(waiting_from__lt=self.waiting_from)
        if self.pk is not None:
            earlier |= Q(waiting_from=self.waiting_from, pk__lt=self.pk)
        rows = QueueEntry.objects.filter(left_at=None, language=self.language)
        if self.team_id is not None:
            rows = rows.filter(Q(team=None) | Q(team=self.team_id))
        return rows.filter(Q(priority__gt=self.priority) | Q(priority=self.priority) & earlier)


class Offer(models.Model):
    """One entry rings at one agent until `expires_at`."""

    entry = models.ForeignKey(QueueEntry, models.CASCADE, related_name="offers")
    staff = models.ForeignKey("people.Staff", models.CASCADE, related_name="+")
    offered_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    state = models.CharField(max_length=10, default=OPEN)
    ended_at = models.DateTimeField(null=True)
    reason = models.JSONField(default=dict)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["entry"], condition=Q(state=OPEN), name="routing_one_open_offer"),
            models.UniqueConstraint(
                fields=["entry"], condition=Q(state=ACCEPTED), name="routing_accepted_once"
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["staff"], condition=Q(state=OPEN), name="routing_rings_at"),
            models.Index(fields=["expires_at"], condition=Q(state=OPEN), name="routing_rings_until"),
        ]


class Seat(models.Model):
    """One agent's place at the desk: its row lock guards her capacity, its time tells who is idle longest."""

    staff = models.OneToOneField("people.Staff", models.CASCADE, primary_key=True, related_name="+")
    busy_at = models.DateTimeField(null=True)


class Silence(models.Model):
    """A customer who fell silent after our message of that time was asked once."""

    conversation = models.OneToOneField(
        "conversations.Conversation", models.CASCADE, primary_key=True, related_name="+"
    )
    after = models.DateTimeField()
    asked_at = models.DateTimeField()
