"""What every kind of record needs to be written: whose it is, and what changed."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from madoguchi.core import api as core
from madoguchi.core.events import Fact

from ..models import CustomerRecord, Order, Product, Variant
from .fields import RowRefused


@dataclass
class Putting:
    """One record being written: its source, what is said of it, the facts that came of it."""

    source: str
    external_id: str
    content: str
    facts: list[Fact] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    added: bool = False

    def upsert(
        self, model: type[Any], values: Mapping[str, Any], first: Mapping[str, Any] | None = None
    ) -> Any:
        """The row of this record, made or changed; `changed` then names what was different."""
        stamped = {"content": self.content, "updated_from_source_at": core.now()}
        key = {"source": self.source, "external_id": self.external_id}
        row = model.objects.select_for_update().filter(**key).first()
        if row is None:
            self.added = True
            return model.objects.create(**key, **values, **(first or {}), **stamped)
        self.changed += [name for name, value in values.items() if getattr(row, name) != value]
        for name, value in {**values, **stamped}.items():
            setattr(row, name, value)
        row.save(update_fields=[*values, *stamped])
        return row


def digest_of(record: Any) -> str:
    """The same record gives the same digest, on every day and machine."""
    return hashlib.sha256(json.dumps(asdict(record), sort_keys=True, default=str).encode()).hexdigest()


def customer_of(source: str, said: str, field_name: str = "customer") -> int:
    """Who the shop means by this id of its own. Raises RowRefused."""
    found = CustomerRecord.objects.filter(source=source, external_id=said)
    pk = found.values_list("customer_id", flat=True).first()
    if pk is None:
        raise RowRefused(field_name, "no_customer")
    return pk


def maybe(model: type[Any], source: str, said: str) -> Any:
    """The record of this id, when it has arrived already."""
    return model.objects.filter(source=source, external_id=said).first() if said else None


def order_of(source: str, said: str) -> Order:
    """The order that a record belongs to, by its number or its id. Raises RowRefused."""
    row: Order | None = maybe(Order, source, said)
    row = row or Order.objects.filter(source=source, number=said).first()
    if row is None:
        raise RowRefused("order", "no_order")
    return row


def product_of(source: str, said: str) -> Product | None:
    """The product of this id or code, when there is one."""
    if not said:
        return None
    return maybe(Product, source, said) or Product.objects.filter(code=said).first()


def variant_of(source: str, said: str) -> Variant | None:
    """The variant of this id or article number, when there is one."""
    if not said:
        return None
    return maybe(Variant, source, said) or Variant.objects.filter(source=source, sku=said).first()
