"""Files that are being brought in."""

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q


class ImportRun(models.Model):
    """One file of articles: looked through first, and brought in when an editor says so.

    `rows` keeps a sample of what becomes of its lines, every refused one up to a limit among them.
    """

    class State(models.TextChoices):
        CHECKING = "checking"
        CHECKED = "checked"
        RUNNING = "running"
        DONE = "done"
        UNREADABLE = "unreadable"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    name = models.CharField(max_length=200)
    form = models.CharField(max_length=10, blank=True, default="")
    collection = models.CharField(max_length=100)
    language = models.CharField(max_length=8)
    file_id = models.UUIDField()
    state = models.CharField(max_length=10, choices=State, default=State.CHECKING)
    reason = models.CharField(max_length=20, blank=True, default="")
    seen = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(null=True, blank=True)
    new = models.PositiveIntegerField(default=0)
    updated = models.PositiveIntegerField(default=0)
    unchanged = models.PositiveIntegerField(default=0)
    refused = models.PositiveIntegerField(default=0)
    rows = models.JSONField(default=list)
    staff = models.ForeignKey("people.Staff", models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["-made_at", "-id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(state__in=["checking", "checked", "running", "done", "unreadable"]),
                name="import_run_state_known",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} → {self.collection}"
