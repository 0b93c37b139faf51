"""Notices: short words to everybody who comes, for as long as they are true."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from madoguchi.core import api as core

from .articles import Article


@core.tracked()
class Notice(models.Model):
    """One notice in one or both languages. It shows from `begins_at` to `ends_at` once it is published."""

    class Level(models.TextChoices):
        INFORMATION = "info"
        MAINTENANCE = "maintenance"
        OUTAGE = "outage"

    class Told(models.TextChoices):
        """What the log has said of it so far."""

        NOTHING = ""
        BEGIN = "begin"
        END = "end"

    level = models.CharField(max_length=12, choices=Level, default=Level.INFORMATION)
    title_ja = models.CharField(max_length=80, blank=True)
    title_en = models.CharField(max_length=120, blank=True)
    text_ja = models.CharField(max_length=500, blank=True)
    text_en = models.CharField(max_length=800, blank=True)
    article = models.ForeignKey(
        Article, models.SET_NULL, null=True, blank=True, related_name="+", db_index=False
    )
    doors = ArrayField(models.CharField(max_length=12), default=list)
    published_at = models.DateTimeField(null=True)
    begins_at = models.DateTimeField(null=True)
    ends_at = models.DateTimeField(null=True)
    told = models.CharField(max_length=5, choices=Told, default=Told.NOTHING, blank=True)
    client_id = models.UUIDField(unique=True)
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(level__in=["info", "maintenance", "outage"]), name="notice_level_known"
            ),
            models.CheckConstraint(condition=~Q(title_ja="") | ~Q(title_en=""), name="notice_says_something"),
            models.CheckConstraint(
                condition=Q(published_at=None) | Q(begins_at__isnull=False), name="notice_published_begins"
            ),
            models.CheckConstraint(
                condition=Q(ends_at=None) | Q(begins_at=None) | Q(ends_at__gte=F("begins_at")),
                name="notice_ends_after_it_begins",
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(
                fields=["begins_at"],
                condition=Q(published_at__isnull=False) & ~Q(told="end"),
                name="notice_alive",
            ),
        ]

    def __str__(self) -> str:
        return self.title_ja or self.title_en
