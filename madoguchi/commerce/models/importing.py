"""Files of records on their way in."""

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q

from ..shapes import RUN_STATES


class ImportRun(models.Model):
    """One file: looked through first, brought in when somebody says so.

    `rows` keeps what became of its lines, refused ones first, up to a limit.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=20)
    source = models.CharField(max_length=40)
    form = models.CharField(max_length=10, blank=True, default="")
    encoding = models.CharField(max_length=12, blank=True, default="")
    file_id = models.UUIDField()
    state = models.CharField(max_length=10, choices=[(s, s) for s in RUN_STATES], default="checking")
    reason = models.CharField(max_length=20, blank=True, default="")
    seen = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(null=True, blank=True)
    added = models.PositiveIntegerField(default=0)
    changed = models.PositiveIntegerField(default=0)
    unchanged = models.PositiveIntegerField(default=0)
    refused = models.PositiveIntegerField(default=0)
    columns = models.JSONField(default=list)
    sample = models.JSONField(default=list)
    rows = models.JSONField(default=list)
    staff = models.ForeignKey("people.Staff", models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["-made_at", "-id"]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=RUN_STATES), name="records_run_state_known")
        ]

    def __str__(self) -> str:
        return f"{self.name} → {self.kind}"
