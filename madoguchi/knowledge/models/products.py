"""What the company sells, in which versions, and which articles speak of it."""

from typing import Any, ClassVar

from django.db import models

from .articles import Article
from .following import noted_as_shelf, noted_by_article


class Product(models.Model):
    """Something customers own and ask about."""

    slug = models.SlugField(max_length=60, unique=True, allow_unicode=True)
    title_ja = models.CharField(max_length=120)
    title_en = models.CharField(max_length=120)
    position = models.PositiveSmallIntegerField(default=0)
    created_at = models.DateTimeField()

    class Meta:
        triggers: ClassVar[list[Any]] = [noted_as_shelf()]
        ordering: ClassVar[list[str]] = ["position", "slug"]

    def __str__(self) -> str:
        return self.slug


class ProductRelease(models.Model):
    """A version of a product; `notes` says what changed with it."""

    product = models.ForeignKey(Product, models.CASCADE, related_name="releases")
    version = models.CharField(max_length=40)
    released_on = models.DateField()
    notes = models.ForeignKey(Article, models.SET_NULL, null=True, blank=True, related_name="+")
    created_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["-released_on", "-id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["product", "version"], name="product_release_once"),
        ]

    def __str__(self) -> str:
        return f"{self.product_id} {self.version}"


class ArticleProduct(models.Model):
    """An article holds for a product, from one version on and up to another; none named means all."""

    article = models.ForeignKey(Article, models.CASCADE, related_name="products")
    product = models.ForeignKey(Product, models.CASCADE, related_name="articles")
    since = models.ForeignKey(ProductRelease, models.SET_NULL, null=True, blank=True, related_name="+")
    until = models.ForeignKey(ProductRelease, models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        triggers: ClassVar[list[Any]] = [noted_by_article()]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["article", "product"], name="article_product_once"),
        ]

    def __str__(self) -> str:
        return f"{self.article_id} {self.product_id}"
