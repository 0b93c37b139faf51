"""What the company sells."""

from collections.abc import Iterable

from django.db.models import Count

from ..judging import language
from ..models import OrderLine, Product, Variant
from ..shapes import ProductShape, VariantShape
from .naming import options_of

OFTEN = 2
"""So many orders with both make two products go together."""


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


def bought_with(*, product_id: int, limit: int = 3) -> tuple[int, ...]:
    """Ids of the products that most often stood in one order with this one, at least twice. One query."""
    orders = OrderLine.objects.filter(product_id=product_id).values("order")
    beside = OrderLine.objects.filter(order__in=orders, product__active=True).exclude(product_id=product_id)
    counted = beside.order_by().values("product").annotate(many=Count("order", distinct=True))
    found = counted.filter(many__gte=OFTEN).order_by("-many", "product")[:limit]
    return tuple(one["product"] for one in found)


def _shape(row: Product) -> ProductShape:
    name = row.name_ja if language().startswith("ja") else row.name_en
    variants = tuple(_variant(one) for one in row.variants.all() if one.active)
    return ProductShape(
        row.pk, row.code, name, row.category, row.maker, variants, names=(row.name_ja, row.name_en),
        warranty_months=row.warranty_months, specs=_specs(row.specs),
        accessories=tuple(row.goes_with.get("accessories", ())), fits=tuple(row.goes_with.get("fits", ())),
    )  # fmt: skip


def _specs(kept: list[dict[str, str]]) -> tuple[tuple[str, str], ...]:
    spoken = "ja" if language().startswith("ja") else "en"
    return tuple((one[f"label_{spoken}"], one[f"value_{spoken}"]) for one in kept)


def _variant(row: Variant) -> VariantShape:
    return VariantShape(
        row.pk, row.product_id, row.sku, options_of(row.options), row.price, row.currency, row.tax_rate,
        row.available,
    )  # fmt: skip
