"""Devices with their warranties, claims, and subscriptions."""

from dataclasses import dataclass
from datetime import date, datetime

from madoguchi.core import api as core

from ...events import DeviceRegistered
from ...models import Device, OrderLine, Subscription, Warranty, WarrantyClaim
from ...shapes import CLAIM_STATUSES, SUBSCRIPTION_STATUSES
from ..fields import Fields, RowRefused
from ..putting import Putting, customer_of, maybe, product_of, variant_of

PROMISES = {"maker": "maker", "extended": "extended", "メーカー保証": "maker", "延長保証": "extended"}
CLAIMS = {one: one for one in CLAIM_STATUSES}
PLANS = {one: one for one in SUBSCRIPTION_STATUSES} | {
    "利用中": "active", "休止中": "paused", "解約済み": "ended",
}  # fmt: skip


@dataclass(frozen=True)
class WarrantyIn:
    """A warranty as read."""

    id: str
    kind: str
    starts_on: date
    ends_on: date
    terms_ja: str
    terms_en: str


@dataclass(frozen=True)
class DeviceIn:
    """A thing that somebody owns, as read."""

    id: str
    customer: str
    product: str
    variant: str
    order: str
    name: str
    serial: str
    version: str
    bought_on: date | None
    given_up_on: date | None
    warranties: tuple[WarrantyIn, ...]


@dataclass(frozen=True)
class ClaimIn:
    """A claim as read."""

    id: str
    warranty: str
    number: str
    symptom: str
    status: str
    opened_at: datetime
    settled_at: datetime | None


@dataclass(frozen=True)
class SubscriptionIn:
    """A subscription as read."""

    id: str
    customer: str
    product: str
    plan: str
    status: str
    amount: int
    currency: str
    months: int
    started_on: date
    renews_on: date | None
    ends_on: date | None


def read_device(fields: Fields) -> DeviceIn:
    """Raises RowRefused."""
    record = DeviceIn(
        id=fields.text("id", most=100, needed=True), customer=fields.text("customer", most=100, needed=True),
        product=fields.text("product", most=100), variant=fields.text("variant", most=100),
        order=fields.text("order", most=100), name=fields.text("name", most=160),
        serial=fields.text("serial", most=60).upper(), version=fields.text("version", most=40),
        bought_on=fields.day("bought_on"), given_up_on=fields.day("given_up_on"),
        warranties=tuple(_warranty(one) for one in fields.parts("warranties")),
    )  # fmt: skip
    if not (record.name or record.product or record.variant):
        raise RowRefused("product", "missing")
    return record


def put_device(putting: Putting, record: DeviceIn) -> None:
    """The device and what is promised for it. Raises RowRefused."""
    variant = variant_of(putting.source, record.variant)
    product = variant.product if variant else product_of(putting.source, record.product)
    serials = Device.objects.filter(product=product, serial=record.serial, given_up_on=None)
    others = serials.exclude(source=putting.source, external_id=record.id)
    if record.serial and product and record.given_up_on is None and others.exists():
        raise RowRefused("serial", "taken")
    lines = OrderLine.objects.filter(order__source=putting.source, order__number=record.order)
    names = ("serial", "version", "bought_on", "given_up_on")
    values = {name: getattr(record, name) for name in names} | {
        "customer_id": customer_of(putting.source, record.customer), "product": product, "variant": variant,
        "line": lines.filter(product=product).first() if record.order else None,
        "name": record.name or (product.name_ja if product else ""),
    }  # fmt: skip
    row = putting.upsert(Device, values, first={"registered_at": core.now()})
    for one in record.warranties:
        values = {"device": row, "kind": one.kind, "starts_on": one.starts_on, "ends_on": one.ends_on,
                  "terms_ja": one.terms_ja, "terms_en": one.terms_en}  # fmt: skip
        Warranty.objects.update_or_create(source=putting.source, external_id=one.id, defaults=values)
    if putting.added:
        putting.facts.append(DeviceRegistered(row.customer_id, row.pk))


def read_claim(fields: Fields) -> ClaimIn:
    """Raises RowRefused."""
    pk = fields.text("id", most=100, needed=True)
    return ClaimIn(
        id=pk, warranty=fields.text("warranty", most=100, needed=True),
        number=fields.text("number", most=24) or pk[:24], symptom=fields.text("symptom", most=4000),
        status=fields.choice("status", CLAIMS, "requested"), opened_at=_needed(fields.moment("opened_at")),
        settled_at=fields.moment("settled_at"),
    )  # fmt: skip


def put_claim(putting: Putting, record: ClaimIn) -> None:
    """The claim. Raises RowRefused."""
    warranty = maybe(Warranty, putting.source, record.warranty)
    if warranty is None:
        raise RowRefused("warranty", "no_warranty")
    taken = WarrantyClaim.objects.filter(number=record.number)
    if taken.exclude(source=putting.source, external_id=record.id).exists():
        raise RowRefused("number", "taken")
    names = ("number", "symptom", "status", "opened_at", "settled_at")
    putting.upsert(WarrantyClaim, {"warranty": warranty, **{name: getattr(record, name) for name in names}})


def read_subscription(fields: Fields) -> SubscriptionIn:
    """Raises RowRefused."""
    currency, started = fields.currency(), fields.day("started_on")
    if started is None:
        raise RowRefused("started_on", "missing")
    return SubscriptionIn(
        id=fields.text("id", most=100, needed=True), customer=fields.text("customer", most=100, needed=True),
        product=fields.text("product", most=100), plan=fields.text("plan", most=160, needed=True),
        status=fields.choice("status", PLANS, "active"), amount=fields.money("amount", currency) or 0,
        currency=currency, months=fields.number("months", 1, least=1, most=120), started_on=started,
        renews_on=fields.day("renews_on"), ends_on=fields.day("ends_on"),
    )  # fmt: skip


def put_subscription(putting: Putting, record: SubscriptionIn) -> None:
    """The subscription. Raises RowRefused."""
    names = ("plan", "status", "amount", "currency", "months", "started_on", "renews_on", "ends_on")
    values = {name: getattr(record, name) for name in names}
    values["customer_id"] = customer_of(putting.source, record.customer)
    values["product"] = product_of(putting.source, record.product)
    putting.upsert(Subscription, values)


def _warranty(fields: Fields) -> WarrantyIn:
    starts, ends = fields.day("starts_on"), fields.day("ends_on")
    if starts is None or ends is None or ends < starts:
        raise RowRefused("ends_on", "date")
    return WarrantyIn(
        fields.text("id", most=100, needed=True), fields.choice("kind", PROMISES, "maker"), starts, ends,
        fields.text("terms_ja", most=2000), fields.text("terms_en", most=2000),
    )  # fmt: skip


def _needed(at: datetime | None) -> datetime:
    if at is None:
        raise RowRefused("opened_at", "missing")
    return at
