"""Flows that the company changed or made: each version is its text."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from madoguchi.core import api as core


@core.tracked()
class Flow(models.Model):
    """One flow. `live`: the version that customers get, 0 for the one that comes with the product, or none.

    Without a row a flow of the product is as it comes, and on.
    """

    code = models.SlugField(max_length=60, unique=True)
    live = models.PositiveIntegerField(default=0)
    on = models.BooleanField(default=True)
    created_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.code


@core.tracked(exclude=["text", "before"])
class FlowVersion(models.Model):
    """One version of a flow, as text. A published one never changes; there is one draft at most.

    `before`: the draft's earlier texts, the latest last, for undoing. `why` was said where it was published
    although an example failed.
    """

    flow = models.ForeignKey(Flow, models.CASCADE, related_name="versions_of", db_index=False)
    number = models.PositiveIntegerField()
    text = models.TextField()
    before = ArrayField(models.TextField(), default=list)
    saved_at = models.DateTimeField()
    saved_by = models.ForeignKey("people.Staff", models.SET_NULL, null=True, related_name="+")
    published_at = models.DateTimeField(null=True)
    published_by = models.ForeignKey("people.Staff", models.SET_NULL, null=True, related_name="+")
    why = models.CharField(max_length=500, default="")

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["flow", "number"], name="flow_version_number"),
            models.UniqueConstraint(
                fields=["flow"], condition=Q(published_at=None), name="flow_version_one_draft"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.flow_id} {self.number}"
