"""Runs of tasks, and the tasks that the company made itself. States and "only once" are constraints."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from madoguchi.core import api as core

from .shapes import STATES, VIAS


class TaskRun(models.Model):
    """One customer does one task. What she types goes when it is no longer needed."""

    reference = models.CharField(max_length=12, unique=True)
    client_id = models.CharField(max_length=64)
    task = models.CharField(max_length=60)
    version = models.PositiveIntegerField(default=1)
    customer = models.ForeignKey("people.Customer", models.CASCADE, related_name="+", db_index=False)
    acted_by = models.ForeignKey(
        "people.Customer", models.SET_NULL, null=True, related_name="+", db_index=False
    )
    staff = models.ForeignKey("people.Staff", models.SET_NULL, null=True, related_name="+", db_index=False)
    vouched = models.CharField(max_length=12, default="")
    via = models.CharField(max_length=10, choices=[(v, v) for v in VIAS])
    language = models.CharField(max_length=8, default="ja")
    page_url = models.CharField(max_length=500, default="")
    article_id = models.BigIntegerField(null=True)
    state = models.CharField(max_length=10, choices=[(s, s) for s in STATES], default="started")
    step = models.PositiveSmallIntegerField(default=0)
    step_name = models.CharField(max_length=40, default="")
    values = models.JSONField(default=dict)
    said = models.JSONField(default=list)
    data = models.JSONField(default=dict)
    refusal_code = models.CharField(max_length=60, default="")
    refusal = models.TextField(default="")
    leads_to = models.CharField(max_length=2000, default="")
    number = models.CharField(max_length=40, default="")
    conversation = models.ForeignKey(
        "conversations.Conversation", models.SET_NULL, null=True, related_name="+"
    )
    started_at = models.DateTimeField()
    moved_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    undo_until = models.DateTimeField(null=True)
    proven_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["customer", "client_id"], name="task_run_once"),
            models.CheckConstraint(condition=Q(state__in=STATES), name="task_run_state"),
            models.CheckConstraint(condition=Q(via__in=VIAS), name="task_run_via"),
            models.CheckConstraint(
                condition=Q(state="started", ended_at=None) | ~Q(state="started") & Q(ended_at__isnull=False),
                name="task_run_ended_has_a_time",
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["customer", "-started_at", "-id"], name="task_run_of_customer"),
            models.Index(fields=["started_at", "task"], name="task_run_begun"),
            models.Index(fields=["moved_at"], condition=Q(state="started"), name="task_run_open"),
        ]

    def __str__(self) -> str:
        return self.reference


@core.tracked()
class ComposedTask(models.Model):
    """A task that the company made by form; `live` is the version that customers get, 0 for none."""

    code = models.SlugField(max_length=60, unique=True)
    live = models.PositiveIntegerField(default=0)
    created_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.code


@core.tracked()
class TaskVersion(models.Model):
    """One version of it. A published one never changes; there is one draft at most."""

    task = models.ForeignKey(ComposedTask, models.CASCADE, related_name="versions_of", db_index=False)
    number = models.PositiveIntegerField()
    definition = models.JSONField()
    saved_at = models.DateTimeField()
    saved_by = models.ForeignKey("people.Staff", models.SET_NULL, null=True, related_name="+")
    published_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["task", "number"], name="task_version_number"),
            models.UniqueConstraint(
                fields=["task"], condition=Q(published_at=None), name="task_version_one_draft"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.task_id} {self.number}"
