"""Tables of the door for other systems."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from madoguchi.core import api as core


@core.tracked(exclude=["digest", "client_id", "last_used_at"])
class ApiToken(models.Model):
    """What another system shows to come in. Its secret is nowhere; `digest` is the SHA-256 of it."""

    name = models.CharField(max_length=80)
    digest = models.CharField(max_length=64, unique=True)
    hint = models.CharField(max_length=4)
    client_id = models.UUIDField(unique=True)
    scopes = ArrayField(models.CharField(max_length=40))
    audience = models.CharField(max_length=10)
    per_minute = models.PositiveIntegerField()
    made_by = models.ForeignKey("people.Staff", models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField(null=True, blank=True)
    last_used_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["-made_at", "-id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(audience__in=["public", "customers", "staff"]), name="token_audience_known"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Answer(models.Model):
    """What a request with an Idempotency-Key was answered with, so that its repeat gets the same."""

    token = models.ForeignKey(ApiToken, models.CASCADE, related_name="answers")
    key = models.CharField(max_length=200)
    fingerprint = models.CharField(max_length=64)
    status = models.PositiveSmallIntegerField(default=0)
    body = models.TextField(blank=True, default="")
    headers = models.JSONField(default=dict)
    made_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["token", "key"], name="answer_once"),
        ]
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["made_at"], name="answer_age")]

    def __str__(self) -> str:
        return f"{self.token_id} {self.key}"
