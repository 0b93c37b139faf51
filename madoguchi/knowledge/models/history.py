"""What an article said before, and where it stood before."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models

from .articles import Article
from .shelves import Collection


class ArticleVersion(models.Model):
    """An article's words as they were saved once. Nothing here is ever changed; going back saves a new one.

    `by` is empty when it was not a member of staff: an import, the demo, another system.
    """

    article = models.ForeignKey(Article, models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=16)
    heading = models.CharField(max_length=300)
    body = models.TextField()
    questions = ArrayField(models.CharField(max_length=300), default=list)
    tags = ArrayField(models.CharField(max_length=60), default=list)
    card_text = models.TextField(blank=True, default="")
    voice_text = models.TextField(blank=True, default="")
    data = models.JSONField(default=dict)
    by = models.ForeignKey(
        "people.Staff", null=True, blank=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    at = models.DateTimeField()
    note = models.CharField(max_length=200, blank=True, default="")
    minor = models.BooleanField(default=False, db_default=False)  # translations of it stay right
    shown_to = models.CharField(max_length=10, blank=True, default="", db_default="")  # "": no reader

    class Meta:
        ordering: ClassVar[list[str]] = ["-number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["article", "number"], name="article_version_once"),
        ]

    def __str__(self) -> str:
        return f"{self.article_id} v{self.number}"


class ArticleAddress(models.Model):
    """A former address of an article (or of one that became part of it); whoever comes there is led on."""

    collection = models.ForeignKey(Collection, models.CASCADE, related_name="+")
    language = models.CharField(max_length=8)
    slug = models.SlugField(max_length=120, allow_unicode=True)
    article = models.ForeignKey(Article, models.CASCADE, related_name="addresses")
    left_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["-left_at", "-id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["collection", "language", "slug"], name="article_address_once"),
        ]

    def __str__(self) -> str:
        return f"{self.language}/{self.slug}"
