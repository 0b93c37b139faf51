"""What she owns, and how long its warranty holds."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from madoguchi.commerce import api as commerce
from madoguchi.commerce.shapes import DeviceShape
from madoguchi.conversations.shapes import FactsCard
from madoguchi.tasks import api as tasks
from madoguchi.tasks.shapes import Field

from . import saying
from .meaning import meant
from .shapes import Asked, Candidate, Found, Onward, Tool

CLAIM, REGISTER = "claim-warranty", "register-device"
DEVICE = Field("device", gettext_lazy("Your product"), "choice", most=20)


def warranty(about: Asked) -> Found:
    """Until when the warranty of her product holds, and what was claimed. Raises Unsure."""
    devices = {str(one.id): one for one in commerce.owned(viewer=about.viewer).devices}
    chosen = meant(about, DEVICE, tuple(_candidate(one) for one in devices.values()))
    device = devices.get(chosen)
    return _found(device) if device else _none()


def _candidate(device: DeviceShape) -> Candidate:
    until = device.warranty_until
    note = _("Warranty until %(day)s") % {"day": saying.day(until)} if until else device.serial
    return Candidate(str(device.id), device.nickname or device.name, note, names=(device.name, device.serial))


def _offered(code: str, label: str, number: str = "") -> tuple[Onward, ...]:
    known = {one.code for one in tasks.declared()}
    return (Onward(label, "task", code, number),) if code in known else ()


def _none() -> Found:
    text = _("No product of yours is registered. Once it is, you see here how long its warranty holds.")
    return Found(text, "none", options=_offered(REGISTER, _("Register a product")))


def _found(device: DeviceShape) -> Found:
    name = device.nickname or device.name
    facts = [(_("Product"), " ".join(filter(None, (device.name, device.options_text))))]
    facts += [(_("Serial number"), device.serial)] if device.serial else []
    facts += [(_("Bought on"), saying.day(device.bought_on))] if device.bought_on else []
    facts += [(str(one.words), _span(one.ends_on, one.in_force)) for one in device.warranties]
    claims = [claim for one in device.warranties for claim in one.claims]
    lines = tuple(f"{one.number}  {one.words}" for one in claims)
    url = saying.page("portal:device", device.id)
    card = FactsCard(name, "shield-check", tuple(facts), url, _("Open the device") if url else "")
    options = _offered(CLAIM, _("Have it repaired under warranty"), name) if device.under_warranty else ()
    return Found(
        saying.sentences(_holds(device, name)), lines=lines, card=card, options=options,
        values={"device": device.id, "under_warranty": device.under_warranty},
    )  # fmt: skip


def _span(until: object, in_force: bool) -> str:
    words = _("until %(day)s") if in_force else _("ended on %(day)s")
    return words % {"day": saying.day(until)}  # type: ignore[arg-type]


def _holds(device: DeviceShape, name: str) -> str:
    if device.warranty_until is None:
        return _("No warranty is on record for “%(name)s”.") % {"name": name}
    given = {"name": name, "day": saying.day(device.warranty_until)}
    if device.under_warranty:
        return _("The warranty of “%(name)s” holds until %(day)s.") % given
    return _("The warranty of “%(name)s” ended on %(day)s. We can repair it for a fee.") % given


WARRANTY = Tool(
    "warranty",
    gettext_lazy("How long a warranty holds"),
    gettext_lazy("Her product with its serial number, its warranties and claims."),
    warranty,
    inputs=(DEVICE,),
    scope="see_orders",
)
