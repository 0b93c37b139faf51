"""What the company sells."""

from collections.abc import Iterable

from ..judging import language
from ..models import Product, Variant
from ..shapes import ProductShape, VariantShape
from .naming import options_of


def products(*, ids: Iterable[int] | None = None, active: bool = True) -> tuple[ProductShape, ...]:
    """Products with their variants, by code; two queries."""
    rows = Product.objects.filter(active=True) if active else Product.objects.all()
    if ids is not None:
        rows = rows.filter(pk__in=list(ids))
    return tuple(_shape(row) for row in rows.order_by("code").prefetch_related("variants"))


def product(*, code: str) -> ProductShape | None:
    """The product of this code, or None."""
    row = Product.objects.filter(code=code).prefetch_related("variants").first()
    return _shape(row) if row else None


def _shape(row: Product) -> ProductShape:
    name = row.name_ja if language().startswith("ja") else row.name_en
    variants = tuple(_variant(one) for one in row.variants.all() if one.active)
    return ProductShape(row.pk, row.code, name, row.category, row.maker, variants)


def _variant(row: Variant) -> VariantShape:
    return VariantShape(
        row.pk, row.product_id, row.sku, options_of(row.options), row.price, row.currency, row.tax_rate,
        row.available,
    )  # fmt: skip
