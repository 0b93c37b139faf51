"""Products with their variants and versions."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from ...models import Product, ProductVersion, Variant
from ..fields import Fields, RowRefused
from ..putting import Putting

RATES = (0, 8, 10)
FIELDS = (
    "code", "name_ja", "name_en", "category", "maker", "warranty_months", "active", "specs", "goes_with",
)  # fmt: skip


@dataclass(frozen=True)
class VariantIn:
    """A variant as read; `price` includes tax."""

    id: str
    sku: str
    options: dict[str, str]
    price: int
    currency: str
    tax_rate: int
    available: bool


@dataclass(frozen=True)
class VersionIn:
    """A version as read."""

    version: str
    released_on: date
    supported_until: date | None


@dataclass(frozen=True)
class ProductIn:
    """A product as read."""

    id: str
    code: str
    name_ja: str
    name_en: str
    category: str
    maker: str
    warranty_months: int
    active: bool
    specs: list[dict[str, str]]
    goes_with: dict[str, list[str]]
    variants: tuple[VariantIn, ...]
    versions: tuple[VersionIn, ...]


def read(fields: Fields) -> ProductIn:
    """Raises RowRefused."""
    name = fields.text("name", most=160)
    ja, en = fields.text("name_ja", most=160) or name, fields.text("name_en", most=160) or name
    if not (ja or en):
        raise RowRefused("name", "missing")
    pk = fields.text("id", most=100, needed=True)
    return ProductIn(
        id=pk, code=_code(fields.text("code", most=60), en or ja, pk), name_ja=ja or en, name_en=en or ja,
        category=fields.text("category", most=60), maker=fields.text("maker", most=80),
        warranty_months=fields.number("warranty_months", 0, most=600), active=fields.flag("active", True),
        specs=_specs(fields),
        goes_with={name: list(fields.codes(name)) for name in ("accessories", "fits")},
        variants=tuple(_variant(one) for one in fields.parts("variants")),
        versions=tuple(_version(one) for one in fields.parts("versions")),
    )  # fmt: skip


def put(putting: Putting, record: ProductIn) -> None:
    """The product; variants that are no longer named are no longer sold. Raises RowRefused."""
    taken = Product.objects.filter(code=record.code).exclude(source=putting.source, external_id=record.id)
    if taken.exists():
        raise RowRefused("code", "taken")
    row = putting.upsert(Product, {name: getattr(record, name) for name in FIELDS})
    for one in record.variants:
        Variant.objects.update_or_create(
            source=putting.source, external_id=one.id, defaults=_values(row, one)
        )
    named = [one.id for one in record.variants]
    Variant.objects.filter(product=row, active=True).exclude(external_id__in=named).update(active=False)
    for version in record.versions:
        ProductVersion.objects.update_or_create(
            product=row, version=version.version,
            defaults={"released_on": version.released_on, "supported_until": version.supported_until},
        )  # fmt: skip


def rate(fields: Fields) -> int:
    """A rate of consumption tax in percent: 10, 8 (reduced) or 0."""
    found = fields.number("tax_rate", 10, most=100)
    if found not in RATES:
        raise RowRefused("tax_rate", "unknown")
    return found


def _variant(fields: Fields) -> VariantIn:
    currency = fields.currency()
    price = fields.money("price", currency)
    return VariantIn(
        id=fields.text("id", most=100, needed=True), sku=fields.text("sku", most=60),
        options=fields.options(), price=price or 0, currency=currency, tax_rate=rate(fields),
        available=fields.flag("available", True),
    )  # fmt: skip


def _specs(fields: Fields) -> list[dict[str, str]]:
    """A list of them, or "容量=1.2 L; 重さ=0.9 kg" in a table."""
    if isinstance(fields.data.get("specs"), str):
        named = fields.options("specs").items()
        return [_spec(Fields({"label": label, "value": value})) for label, value in named]
    return [_spec(one) for one in fields.parts("specs")]


def _spec(fields: Fields) -> dict[str, str]:
    """One thing that it measures or can do; said in one language, it stands in both."""
    found = {}
    for name, most in (("label", 60), ("value", 120)):
        plain = fields.text(name, most=most)
        ja, en = fields.text(f"{name}_ja", most=most), fields.text(f"{name}_en", most=most)
        if not (plain or ja or en):
            raise RowRefused(name, "missing")
        found |= {f"{name}_ja": ja or plain or en, f"{name}_en": en or plain or ja}
    return found


def _version(fields: Fields) -> VersionIn:
    released = fields.day("released_on")
    if released is None:
        raise RowRefused("released_on", "missing")
    return VersionIn(fields.text("version", most=40, needed=True), released, fields.day("supported_until"))


def _values(row: Product, one: VariantIn) -> dict[str, Any]:
    return {
        "product": row, "sku": one.sku, "options": one.options, "price": one.price, "currency": one.currency,
        "tax_rate": one.tax_rate, "available": one.available, "active": True,
    }  # fmt: skip


def _code(said: str, name: str, pk: str) -> str:
    """What the shop calls it; else made of the name, with the id so that no two are alike."""
    made = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")[:40]
    return said or "-".join(part for part in (made, pk[-16:]) if part)
