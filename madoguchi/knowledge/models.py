"""Tables of the knowledge room: what the company knows, and how it is found."""

import uuid
from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q


class Collection(models.Model):
    """A body of articles that is published, addressed and removed as a whole."""

    slug = models.SlugField(max_length=60, unique=True)
    title_ja = models.CharField(max_length=120)
    title_en = models.CharField(max_length=120)
    public = models.BooleanField(default=True)
    own = models.BooleanField(
        default=False
    )  # has its own address /help/c/<slug>/, apart from the help centre
    position = models.PositiveSmallIntegerField(default=0)
    created_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["position", "slug"]

    def __str__(self) -> str:
        return self.slug


class Category(models.Model):
    """A shelf inside a collection."""

    collection = models.ForeignKey(Collection, models.CASCADE, related_name="categories")
    slug = models.SlugField(max_length=60, allow_unicode=True)
    title_ja = models.CharField(max_length=120)
    title_en = models.CharField(max_length=120)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering: ClassVar[list[str]] = ["position", "slug"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["collection", "slug"], name="category_slug_once"),
        ]

    def __str__(self) -> str:
        return self.slug


class Article(models.Model):
    """One answer in one language. The Japanese and the English text of an answer share a `group`."""

    class Status(models.TextChoices):
        DRAFT = "draft"
        PUBLISHED = "published"

    class Visibility(models.TextChoices):
        PUBLIC = "public"
        CUSTOMERS = "customers"
        STAFF = "staff"

    collection = models.ForeignKey(Collection, models.CASCADE, related_name="articles")
    category = models.ForeignKey(Category, models.SET_NULL, null=True, blank=True, related_name="articles")
    slug = models.SlugField(max_length=120, allow_unicode=True)
    language = models.CharField(max_length=8, default="ja")
    group = models.UUIDField(default=uuid.uuid4)
    heading = models.CharField(max_length=300)
    body = models.TextField()
    questions = ArrayField(models.CharField(max_length=300), default=list, blank=True)
    tags = ArrayField(models.CharField(max_length=60), default=list, blank=True)
    status = models.CharField(max_length=10, choices=Status, default=Status.DRAFT)
    visibility = models.CharField(max_length=10, choices=Visibility, default=Visibility.PUBLIC)
    valid_from = models.DateTimeField(null=True, blank=True)
    valid_until = models.DateTimeField(null=True, blank=True)
    checked_on = models.DateField(null=True, blank=True)
    external_id = models.CharField(max_length=200, blank=True)
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()
    published_at = models.DateTimeField(null=True, blank=True)

    class Meta:
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
                condition=Q(status__in=["draft", "published"]), name="article_status_known"
            ),
            models.CheckConstraint(
                condition=Q(visibility__in=["public", "customers", "staff"]), name="article_visibility_known"
            ),
            models.CheckConstraint(
                condition=Q(status="draft") | Q(published_at__isnull=False), name="article_published_when"
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["category", "language", "status"], name="article_shelf"),
            models.Index(fields=["collection", "status", "-updated_at"], name="article_news"),
            models.Index(fields=["group"], name="article_group"),
        ]

    def __str__(self) -> str:
        return self.heading


class SearchEntry(models.Model):
    """What the search index of each process is built from: words and vectors of one article.

    `stamp` rises with every change of the article's text or openness; a process follows by it.
    `vectors` are float16 rows of `model`: heading, then the questions, then passages of the body.
    """

    article = models.OneToOneField(Article, models.CASCADE, primary_key=True, related_name="entry")
    stamp = models.BigIntegerField()
    words_heading = models.TextField()
    words_body = models.TextField()
    vectors = models.BinaryField()
    heading_rows = models.PositiveSmallIntegerField()
    model = models.CharField(max_length=80)

    def __str__(self) -> str:
        return f"{self.article_id}@{self.stamp}"


class Reading(models.Model):
    """How often an article's page was opened on one day (in the installation's zone)."""

    article = models.ForeignKey(Article, models.CASCADE, related_name="readings")
    day = models.DateField()
    count = models.PositiveIntegerField(default=0)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["article", "day"], name="reading_day_once"),
        ]
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["day"], name="reading_day")]

    def __str__(self) -> str:
        return f"{self.article_id} {self.day}"
