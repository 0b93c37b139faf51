"""What the company sells: products, their variants with prices including tax, and their versions."""

from typing import ClassVar

from django.db import models
from django.db.models import Q, Value

from madoguchi.core import api as core

from .sources import UNTRACKED, Arrived


@core.tracked(exclude=UNTRACKED)
class Product(Arrived):
    """A kind of thing. `code` is what the help centre calls it too."""

    code = models.CharField(max_length=60, unique=True)
    name_ja = models.CharField(max_length=160)
    name_en = models.CharField(max_length=160)
    category = models.CharField(max_length=60, blank=True, default="")
    maker = models.CharField(max_length=80, blank=True, default="")
    warranty_months = models.PositiveSmallIntegerField(default=0)
    active = models.BooleanField(default=True)
    specs = models.JSONField(default=list, db_default=Value([], output_field=models.JSONField()))
    """What it measures and can do: pairs of label and value by language, as the shop says them."""
    goes_with = models.JSONField(default=dict, db_default=Value({}, output_field=models.JSONField()))
    """Codes of products: "accessories" for it, and what it "fits"."""

    class Meta(Arrived.Meta):
        indexes = [models.Index(fields=["category"], name="product_category")]

    def __str__(self) -> str:
        return self.code


@core.tracked()
class ProductVersion(models.Model):
    """A version of a product (of its software, of its make), and until when it is supported."""

    product = models.ForeignKey(Product, models.CASCADE, related_name="versions_sold")
    version = models.CharField(max_length=40)
    released_on = models.DateField()
    supported_until = models.DateField(null=True, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["-released_on", "-id"]
        constraints = [models.UniqueConstraint(fields=["product", "version"], name="commerce_version_once")]

    def __str__(self) -> str:
        return f"{self.product_id} {self.version}"


@core.tracked(exclude=UNTRACKED)
class Variant(Arrived):
    """One thing one can order: a product in a colour, a size. `price` includes tax."""

    product = models.ForeignKey(Product, models.CASCADE, related_name="variants")
    sku = models.CharField(max_length=60, blank=True, default="")
    options = models.JSONField(default=dict)
    price = models.BigIntegerField()
    currency = models.CharField(max_length=3, default="JPY")
    tax_rate = models.PositiveSmallIntegerField(default=10)
    available = models.BooleanField(default=True)
    active = models.BooleanField(default=True)

    class Meta(Arrived.Meta):
        indexes = [models.Index(fields=["sku"], name="variant_sku")]
        constraints = [
            *Arrived.Meta.constraints,
            models.CheckConstraint(condition=Q(price__gte=0), name="variant_price_not_negative"),
        ]

    def __str__(self) -> str:
        return self.sku or self.external_id
