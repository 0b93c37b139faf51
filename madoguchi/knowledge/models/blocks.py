"""Words that several articles share."""

from typing import ClassVar

from django.db import models


class Block(models.Model):
    """A passage kept once and read wherever an article says `{{block:slug}}`."""

    slug = models.SlugField(max_length=60, unique=True)
    title = models.CharField(max_length=120)
    body_ja = models.TextField(blank=True, default="")
    body_en = models.TextField(blank=True, default="")
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["title", "slug"]

    def __str__(self) -> str:
        return self.slug
