"""Tables of the plumbing."""

from typing import ClassVar

import pgtrigger
from django.db import models
from django.db.models import Q

from .audit import tracked


class Event(models.Model):
    """One line of the append-only log. Rows are never changed or deleted: a trigger refuses it."""

    id = models.BigAutoField(primary_key=True)
    source = models.TextField()
    type = models.TextField()
    subject = models.TextField()
    time = models.DateTimeField()
    data = models.JSONField()
    conversation_id = models.BigIntegerField(null=True)
    customer_id = models.BigIntegerField(null=True)
    actor_kind = models.TextField()
    actor_id = models.BigIntegerField(null=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(
                "conversation_id", "id", name="event_conversation", condition=Q(conversation_id__isnull=False)
            ),
            models.Index("customer_id", "id", name="event_customer", condition=Q(customer_id__isnull=False)),
            models.Index("type", "id", name="event_type"),
        ]
        triggers: ClassVar = [
            pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete),
        ]


@tracked()
class Option(models.Model):
    """The settings of one kind: one row per option class."""

    name = models.TextField(primary_key=True)
    value = models.JSONField()
    changed_at = models.DateTimeField()
    changed_by_kind = models.TextField()
    changed_by_id = models.BigIntegerField(null=True)


class Allowance(models.Model):
    """How often something happened in its present window; one row per key."""

    key = models.TextField(primary_key=True)
    ends_at = models.DateTimeField(db_index=True)
    used = models.IntegerField()


class Attachment(models.Model):
    """A file that somebody sent. The bytes lie in the storage "attachments" under `place`."""

    class State(models.TextChoices):
        STORED = "stored"
        REMOVED = "removed"

    id = models.UUIDField(primary_key=True, editable=False)
    name = models.TextField()
    media_type = models.TextField()
    size = models.BigIntegerField()
    sha256 = models.CharField(max_length=64)
    place = models.TextField()
    state = models.TextField(choices=State.choices, default=State.STORED)
    created_at = models.DateTimeField()


class OutgoingMail(models.Model):
    """A mail of ours on its way out."""

    class State(models.TextChoices):
        WAITING = "waiting"
        SENT = "sent"
        FAILED = "failed"
        KEPT = "kept"
        TAKEN_BACK = "taken_back"

    id = models.BigAutoField(primary_key=True)
    to = models.TextField()
    subject = models.TextField()
    text = models.TextField()
    html = models.TextField(blank=True, default="")
    unsubscribe = models.TextField(blank=True, default="", db_default="")
    purpose = models.TextField()
    language = models.TextField()
    state = models.TextField(choices=State.choices, default=State.WAITING)
    attempts = models.IntegerField(default=0)
    refusal = models.TextField(blank=True, default="")
    created_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)


class Backup(models.Model):
    """A backup that was made, or one that failed: `problem` then says why."""

    id = models.BigAutoField(primary_key=True)
    made_at = models.DateTimeField()
    place = models.TextField()
    size = models.BigIntegerField(default=0)
    seconds = models.FloatField(default=0.0)
    rows = models.BigIntegerField(default=0)
    files = models.IntegerField(default=0)
    lost = models.IntegerField(default=0)
    problem = models.TextField(blank=True, default="")


class JobFailure(models.Model):
    """Why a job failed last: the kind of error and where it was raised, without anybody's data."""

    job_id = models.BigIntegerField(primary_key=True)
    at = models.DateTimeField()
    kind = models.TextField()
    text = models.TextField(blank=True, default="")
    raised_in = models.TextField(blank=True, default="")
