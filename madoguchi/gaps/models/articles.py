"""How articles fare, and what their keepers have to look at."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from ..shapes import FLAG_REASONS, OUTCOMES


class ArticleHealth(models.Model):
    """An article as it was found at the last count. Figures are those of the last 28 days, votes of 180 days.

    `linked`: conversations that agents sent or linked it in; `answered`: those that the assistant showed it
    in; `contacts`: those that began after she had read it.
    """

    article = models.OneToOneField("knowledge.Article", models.CASCADE, primary_key=True, related_name="+")
    counted_at = models.DateTimeField()
    readings = models.PositiveIntegerField(default=0)
    helpful = models.PositiveIntegerField(default=0)
    unhelpful = models.PositiveIntegerField(default=0)
    low = models.FloatField(null=True, blank=True)
    high = models.FloatField(null=True, blank=True)
    linked = models.PositiveIntegerField(default=0)
    answered = models.PositiveIntegerField(default=0)
    contacts = models.PositiveIntegerField(default=0)
    age = models.PositiveIntegerField(default=0)
    changed_after = models.DateField(null=True, blank=True)
    broken = ArrayField(models.CharField(max_length=300), default=list)
    troubles = ArrayField(models.CharField(max_length=16), default=list)
    weight = models.FloatField(default=0)

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["-weight", "article"], name="health_weight"),
        ]

    def __str__(self) -> str:
        return f"{self.article_id}"


class ReviewTask(models.Model):
    """Somebody has to see whether an article still holds, by a day; one task for an article and a release."""

    article = models.ForeignKey("knowledge.Article", models.CASCADE, related_name="+")
    release = models.ForeignKey(
        "knowledge.ProductRelease", models.CASCADE, null=True, blank=True, related_name="+"
    )
    owner = models.ForeignKey(
        "people.Staff", models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    due_on = models.DateField()
    note = models.CharField(max_length=300, blank=True)
    opened_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True, blank=True)
    done_by = models.ForeignKey(
        "people.Staff", models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    outcome = models.CharField(max_length=12, choices=[(code, code) for code in OUTCOMES], blank=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["article", "release"],
                condition=Q(release__isnull=False),
                name="review_of_release_once",
            ),
            models.CheckConstraint(
                condition=Q(done_at__isnull=True, outcome="") | Q(done_at__isnull=False) & ~Q(outcome=""),
                name="review_done_with_outcome",
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["due_on", "id"], condition=Q(done_at__isnull=True), name="review_open"),
        ]

    def __str__(self) -> str:
        return f"{self.article_id} by {self.due_on}"


class ArticleFlag(models.Model):
    """A colleague says that an article is wrong, outdated or unclear; one open flag each."""

    article = models.ForeignKey("knowledge.Article", models.CASCADE, related_name="+")
    staff = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", db_index=False)
    conversation_id = models.BigIntegerField(null=True, blank=True)
    reason = models.CharField(max_length=10, choices=[(code, code) for code in FLAG_REASONS])
    note = models.CharField(max_length=1000, blank=True)
    at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.ForeignKey(
        "people.Staff", models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["article", "staff"], condition=Q(settled_at__isnull=True), name="flag_open_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.article_id} {self.reason}"


class Duplicate(models.Model):
    """Two articles of one language that seem to give the same answer; put aside when they do not."""

    one = models.ForeignKey("knowledge.Article", models.CASCADE, related_name="+")
    other = models.ForeignKey("knowledge.Article", models.CASCADE, related_name="+")
    likeness = models.FloatField()
    found_at = models.DateTimeField()
    aside_at = models.DateTimeField(null=True, blank=True)
    aside_by = models.ForeignKey(
        "people.Staff", models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["one", "other"], name="duplicate_once"),
            models.CheckConstraint(condition=Q(one__lt=F("other")), name="duplicate_in_order"),
        ]

    def __str__(self) -> str:
        return f"{self.one_id} {self.other_id}"


class OrderAccepted(models.Model):
    """An order of the shelves that somebody accepted as proposed, with the one before."""

    collection = models.CharField(max_length=60)
    before = models.JSONField()
    after = models.JSONField()
    staff = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", db_index=False)
    at = models.DateTimeField()

    class Meta:
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["-at"], name="order_accepted_at")]

    def __str__(self) -> str:
        return f"{self.collection} {self.at}"
