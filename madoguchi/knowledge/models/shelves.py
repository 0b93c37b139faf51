"""Where articles stand: collections and their categories."""

from typing import Any, ClassVar

from django.db import models

from .following import noted_as_shelf


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
        triggers: ClassVar[list[Any]] = [noted_as_shelf()]
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
        triggers: ClassVar[list[Any]] = [noted_as_shelf()]
        ordering: ClassVar[list[str]] = ["position", "slug"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["collection", "slug"], name="category_slug_once"),
        ]

    def __str__(self) -> str:
        return self.slug


class CategoryAddress(models.Model):
    """The address of a category that became part of another one; whoever comes there is led on."""

    collection = models.ForeignKey(Collection, models.CASCADE, related_name="+")
    slug = models.SlugField(max_length=60, allow_unicode=True)
    category = models.ForeignKey(Category, models.CASCADE, related_name="addresses")
    left_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["collection", "slug"], name="category_address_once"),
        ]

    def __str__(self) -> str:
        return self.slug
