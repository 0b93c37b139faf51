"""What customers own and subscribe to."""

from django.utils.timezone import localdate

from madoguchi.core import api as core
from madoguchi.people.shapes import Viewer

from .. import words
from ..access import devices_of, subscriptions_of
from ..judging import language
from ..models import Device, Subscription, Warranty, WarrantyClaim
from ..shapes import ClaimShape, DeviceShape, NoSuchRecord, Owned, SubscriptionShape, WarrantyShape
from .naming import options_of

JA = "ja"


def owned(*, viewer: Viewer, customer_id: int | None = None) -> Owned:
    """The devices and subscriptions she may see; customer_id narrows a member of staff's. Four queries."""
    devices, subscriptions = devices_of(viewer), subscriptions_of(viewer)
    if customer_id is not None:
        devices = devices.filter(customer_id=customer_id)
        subscriptions = subscriptions.filter(customer_id=customer_id)
    rows = devices.select_related("product", "variant", "line__order").order_by("-registered_at", "-id")
    return Owned(
        tuple(_device(row) for row in rows.prefetch_related("warranties__claims")),
        tuple(_subscription(row) for row in subscriptions.order_by("-started_on", "-id")),
    )


def device(*, viewer: Viewer, device_id: int) -> DeviceShape:
    """One of her things. Raises NoSuchRecord."""
    rows = devices_of(viewer).select_related("product", "variant", "line__order")
    row = rows.prefetch_related("warranties__claims").filter(pk=device_id).first()
    if row is None:
        raise NoSuchRecord(device_id)
    return _device(row)


def owned_codes(*, customer_id: int) -> tuple[str, ...]:
    """The codes of the products that she owns, as the help centre calls them; one query."""
    rows = Device.objects.filter(customer_id=customer_id, given_up_on=None, product__isnull=False)
    return tuple(rows.order_by("product__code").values_list("product__code", flat=True).distinct())


def _device(row: Device) -> DeviceShape:
    return DeviceShape(
        id=row.pk, customer_id=row.customer_id, name=_name(row), nickname=row.nickname, serial=row.serial,
        version=row.version, product_id=row.product_id, product_code=row.product.code if row.product else "",
        options_text=" / ".join(one.value for one in options_of(row.variant.options)) if row.variant else "",
        bought_on=row.bought_on, registered_at=row.registered_at,
        order_number=row.line.order.number if row.line else "",
        warranties=tuple(_warranty(one) for one in row.warranties.all()),
    )  # fmt: skip


def _name(row: Device) -> str:
    if row.product is None:
        return row.name
    return row.product.name_ja if language().startswith(JA) else row.product.name_en


def _warranty(row: Warranty) -> WarrantyShape:
    today = localdate(core.now())
    return WarrantyShape(
        row.pk, row.kind, str(words.WARRANTY[row.kind]), row.starts_on, row.ends_on,
        row.terms_ja if language().startswith(JA) else row.terms_en, row.starts_on <= today <= row.ends_on,
        tuple(_claim(one) for one in row.claims.all()),
    )  # fmt: skip


def _claim(row: WarrantyClaim) -> ClaimShape:
    outcome = str(words.OUTCOME[row.outcome]) if row.outcome else ""
    return ClaimShape(
        row.number, row.status, str(words.CLAIM[row.status]), row.opened_at, row.settled_at,
        str(words.CLAIM_NEXT[row.status]), row.said, outcome,
    )  # fmt: skip


def _subscription(row: Subscription) -> SubscriptionShape:
    return SubscriptionShape(
        row.pk, row.plan, row.status, str(words.SUBSCRIPTION[row.status]), row.amount, row.currency,
        row.months, row.started_on, row.renews_on, row.ends_on,
    )  # fmt: skip
