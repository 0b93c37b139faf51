"""What customers own: registering a thing, naming it, asking for what its warranty promises."""

from datetime import date, timedelta
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from madoguchi.core import api as core
from madoguchi.people import api as people
from madoguchi.people.shapes import Viewer

from ..access import ACT, devices_of
from ..events import DeviceRegistered, WarrantyClaimed
from ..models import Device, Product, Warranty, WarrantyClaim
from ..shapes import HERE, ActRefused, NoSuchRecord
from .acting import actor_of


@transaction.atomic
def register_device(
    *, viewer: Viewer, product_id: int, serial: str, client_id: UUID, bought_on: date | None = None,
    nickname: str = "", customer_id: int | None = None,
) -> int:  # fmt: skip
    """A thing that she says is hers; its id. Once per client_id.

    The maker's warranty begins on the day it was bought.

    Raises NoSuchRecord (no such product, or not for her), ActRefused("serial") when it is registered
    already, ("date") for a day to come.
    """
    owner = _owner(viewer, customer_id)
    product = Product.objects.filter(pk=product_id, active=True).first()
    if product is None:
        raise NoSuchRecord(product_id)
    if bought_on is not None and bought_on > localdate(core.now()):
        raise ActRefused("date", _("The day you bought it lies in the future. Please look at it again."))
    known = Device.objects.filter(source=HERE, external_id=str(client_id), customer_id=owner).first()
    return known.pk if known else _register(viewer, owner, product, serial, client_id, bought_on, nickname)


@transaction.atomic
def name_device(*, viewer: Viewer, device_id: int, nickname: str) -> None:
    """What she calls it. Raises NoSuchRecord."""
    if not devices_of(viewer, ACT).filter(pk=device_id).update(nickname=nickname.strip()[:80]):
        raise NoSuchRecord(device_id)


@transaction.atomic
def claim_warranty(*, viewer: Viewer, device_id: int, symptom: str, client_id: UUID) -> str:
    """Ask for what the warranty of a device promises; the claim's number. Once per client_id.

    Raises NoSuchRecord, ActRefused("warranty") when none is in force, ("symptom") when nothing is said.
    """
    device = devices_of(viewer, ACT).select_for_update(of=("self",)).filter(pk=device_id).first()
    if device is None:
        raise NoSuchRecord(device_id)
    known = WarrantyClaim.objects.filter(source=HERE, external_id=str(client_id)).first()
    if known is not None:
        return known.number
    if not symptom.strip():
        raise ActRefused("symptom", _("Please say what is wrong with it."))
    return _claim(viewer, device, _in_force(device), symptom.strip(), client_id)


def _register(
    viewer: Viewer, owner: int, product: Product, serial: str, client_id: UUID, bought_on: date | None,
    nickname: str,
) -> int:  # fmt: skip
    try:
        with transaction.atomic():
            row = Device.objects.create(
                source=HERE, external_id=str(client_id), customer_id=owner, product=product,
                name=product.name_ja, nickname=nickname.strip()[:80], serial=serial.strip().upper()[:60],
                bought_on=bought_on, registered_at=core.now(),
            )  # fmt: skip
    except IntegrityError as taken:
        known = Device.objects.filter(source=HERE, external_id=str(client_id), customer_id=owner).first()
        if known is not None:
            return known.pk
        words = _("This serial number is registered already. Please check it, or ask us.")
        raise ActRefused("serial", words) from taken
    if product.warranty_months and bought_on is not None:
        Warranty.objects.create(
            source=HERE, external_id=f"device-{row.pk}", device=row, kind="maker", starts_on=bought_on,
            ends_on=months_later(bought_on, product.warranty_months),
        )  # fmt: skip
    core.record(DeviceRegistered(owner, row.pk), actor=actor_of(viewer))
    return row.pk


def _owner(viewer: Viewer, customer_id: int | None) -> int:
    if viewer.customer_id is None:
        if customer_id is None or not viewer.may_see_conversations:
            raise NoSuchRecord(customer_id)
        return customer_id
    mine = people.whose(viewer, ACT)
    if not mine or customer_id not in (None, *mine):
        raise NoSuchRecord(customer_id)
    return mine[0]


def _in_force(device: Device) -> Warranty:
    today = localdate(core.now())
    row = device.warranties.filter(starts_on__lte=today, ends_on__gte=today).order_by("-ends_on").first()
    if row is None:
        words = _("No warranty is in force for this any more. We can repair it for a fee; please ask us.")
        raise ActRefused("warranty", words)
    return row


def _claim(viewer: Viewer, device: Device, warranty: Warranty, symptom: str, client_id: UUID) -> str:
    many = WarrantyClaim.objects.filter(warranty__device=device).count() + 1
    row = WarrantyClaim.objects.create(
        source=HERE, external_id=str(client_id), number=f"W{device.pk}-{many}", warranty=warranty,
        symptom=symptom[:4000], opened_at=core.now(),
    )  # fmt: skip
    core.record(WarrantyClaimed(device.customer_id, device.pk, row.pk), actor=actor_of(viewer))
    return row.number


def months_later(day: date, months: int) -> date:
    """The same day so many months later, less one: a year from 1 April ends on 31 March."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    last = (date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)).day
    return date(year, month, min(day.day, last)) - timedelta(days=1)
