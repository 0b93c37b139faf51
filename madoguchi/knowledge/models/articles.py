"""Articles: one answer in one language each."""

import uuid
from typing import Any, ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from .following import noted_by_openness
from .shelves import Category, Collection


class Article(models.Model):
    """One answer in one language. The Japanese and the English text of an answer share a `group`."""

    class Kind(models.TextChoices):
        FAQ = "faq"
        GUIDE = "guide"
        VIDEO = "video"
        TROUBLESHOOTING = "troubleshooting"
        KNOWN_ISSUE = "known_issue"
        RELEASE = "release"
        POLICY = "policy"

    class Status(models.TextChoices):
        DRAFT = "draft"
        REVIEW = "review"
        PUBLISHED = "published"
        ARCHIVED = "archived"

    class Visibility(models.TextChoices):
        PUBLIC = "public"
        CUSTOMERS = "customers"
        STAFF = "staff"

    class Confidence(models.TextChoices):
        """How far the text can be relied on (KCS)."""

        WORK_IN_PROGRESS = "wip"
        NOT_VALIDATED = "not_validated"
        VALIDATED = "validated"

    collection = models.ForeignKey(Collection, models.CASCADE, related_name="articles")
    category = models.ForeignKey(Category, models.SET_NULL, null=True, blank=True, related_name="articles")
    slug = models.SlugField(max_length=120, allow_unicode=True)
    language = models.CharField(max_length=8, default="ja")
    group = models.UUIDField(default=uuid.uuid4)
    external_id = models.CharField(max_length=200, blank=True)

    kind = models.CharField(max_length=16, choices=Kind, default=Kind.FAQ)
    heading = models.CharField(max_length=300)
    body = models.TextField()
    questions = ArrayField(models.CharField(max_length=300), default=list, blank=True)
    tags = ArrayField(models.CharField(max_length=60), default=list, blank=True)
    card_text = models.TextField(blank=True, default="")  # the answer as a chat card says it
    voice_text = models.TextField(blank=True, default="")  # the answer as it is read aloud
    data = models.JSONField(default=dict, blank=True)  # what only this kind has: captions, a tree, a state

    version = models.PositiveIntegerField(default=1)  # rises with every change of the words
    is_source = models.BooleanField(default=True)  # of two texts of an answer, the one that leads
    source_version = models.PositiveIntegerField(null=True, blank=True)  # a translation matches this one

    status = models.CharField(max_length=10, choices=Status, default=Status.DRAFT)
    visibility = models.CharField(max_length=10, choices=Visibility, default=Visibility.PUBLIC)
    confidence = models.CharField(max_length=16, choices=Confidence, default=Confidence.NOT_VALIDATED)
    valid_from = models.DateTimeField(null=True, blank=True)
    valid_until = models.DateTimeField(null=True, blank=True)
    announced = models.BooleanField(default=False)  # the log says that it can be read
    submitted_by = models.ForeignKey(
        "people.Staff", null=True, blank=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    submitted_at = models.DateTimeField(null=True, blank=True)
    review_note = models.CharField(max_length=500, blank=True, default="")  # why a review sent it back

    owner = models.ForeignKey(
        "people.Staff", null=True, blank=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    review_on = models.DateField(null=True, blank=True)
    checked_on = models.DateField(null=True, blank=True)
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()
    published_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        triggers: ClassVar[list[Any]] = [noted_by_openness()]
        ordering: ClassVar[list[str]] = ["id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["collection", "language", "slug"], name="article_slug_once"),
            models.UniqueConstraint(fields=["collection", "language", "group"], name="article_language_once"),
            models.UniqueConstraint(
                fields=["collection", "language", "external_id"],
                condition=~Q(external_id=""),
                name="article_external_once",
            ),
            models.CheckConstraint(
                condition=Q(status__in=["draft", "review", "published", "archived"]),
                name="article_status_known",
            ),
            models.CheckConstraint(
                condition=Q(visibility__in=["public", "customers", "staff"]), name="article_visibility_known"
            ),
            models.CheckConstraint(
                condition=Q(
                    kind__in=[
                        "faq", "guide", "video", "troubleshooting", "known_issue", "release", "policy"
                    ]
                ),
                name="article_kind_known",
            ),
            models.CheckConstraint(
                condition=Q(confidence__in=["wip", "not_validated", "validated"]),
                name="article_confidence_known",
            ),
            models.CheckConstraint(
                condition=~Q(status="published") | Q(published_at__isnull=False),
                name="article_published_when",
            ),
        ]  # fmt: skip
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["category", "language", "status"], name="article_shelf"),
            models.Index(fields=["collection", "status", "-updated_at"], name="article_news"),
            models.Index(fields=["-updated_at", "-id"], name="article_list"),
            models.Index(fields=["group"], name="article_group"),
            models.Index(fields=["owner"], condition=Q(owner__isnull=False), name="article_owner"),
            models.Index(fields=["review_on"], condition=Q(review_on__isnull=False), name="article_review"),
            models.Index(
                fields=["id"], condition=Q(status="published", announced=False), name="article_unannounced"
            ),
            models.Index(
                fields=["valid_until"], condition=Q(valid_until__isnull=False), name="article_ending"
            ),
        ]

    def __str__(self) -> str:
        return self.heading
