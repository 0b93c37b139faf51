"""What she owns: registered, and repaired under its warranty."""

from datetime import date

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from madoguchi.commerce import api as commerce
from madoguchi.ui import api as ui

from .. import matters, shop
from ..shapes import Choice, Field, Outcome, Situation, Step, Task

TEN_YEARS = -3653


def sold(situation: Situation) -> tuple[Choice, ...]:
    """What the company sells."""
    return tuple(Choice(str(one.id), one.name) for one in commerce.products())


def _name_of(situation: Situation) -> str:
    chosen = situation.value("product")
    return next((one.label for one in sold(situation) if one.value == chosen), "")


def register_effects(situation: Situation) -> tuple[str, ...]:
    """What registering is good for."""
    given = {"name": _name_of(situation)}
    return (
        gettext("%(name)s stands under your products from now on.") % given,
        gettext("We tell you when something about it concerns you, for example a recall."),
    )


def register(situation: Situation) -> Outcome:
    """Register it with the day it was bought, from which its warranty runs."""
    day = situation.value("bought_on")
    device = shop.translated(
        lambda: commerce.register_device(
            viewer=situation.viewer, product_id=int(situation.value("product")),
            serial=str(situation.value("serial")), client_id=shop.act_uuid(situation),
            bought_on=date.fromisoformat(day) if day else None,
            nickname=str(situation.value("nickname")), customer_id=situation.customer_id,
        )
    )  # fmt: skip
    return Outcome(data={"device_id": device})


REGISTER = Task(
    code="register-device",
    title=_("Register a product"),
    summary=_("So that warranty, manuals and help fit what you own."),
    icon="plug",
    group="devices",
    scope="act_orders",
    steps=(
        Step("product", _("Which product is it?"),
             fields=(Field("product", _("Product"), "choice", choices=sold),)),
        Step(
            "details",
            _("Serial number and purchase"),
            fields=(
                Field("serial", _("Serial number"), most=60,
                      help=_("On the label at the bottom or the back of the product.")),
                Field("bought_on", _("Bought on"), "date", required=False, least=TEN_YEARS, most=0,
                      help=_("The warranty runs from this day.")),
                Field("nickname", _("Your name for it"), required=False, most=80,
                      help=_("For example: kitchen")),
            ),
        ),
    ),
    effects=register_effects,
    act=register,
    confirmation=_("Register"),
    done=_("It is registered."),
)  # fmt: skip


def hers(situation: Situation) -> tuple[Choice, ...]:
    """Her devices; one without a warranty says since when."""
    if not situation.customer_id:
        return ()
    about = situation.customer_id if situation.viewer.is_staff else None
    devices = commerce.owned(viewer=situation.viewer, customer_id=about).devices
    return tuple(
        Choice(str(one.id), one.nickname or one.name, note=_device_note(one), barred=_barred(one))
        for one in devices
    )


def _device_note(device: commerce.DeviceShape) -> str:
    called = device.name if device.nickname else ""
    until = device.warranty_until
    words = gettext("Warranty until %(day)s") % {"day": ui.day(until)} if until else ""
    return " · ".join(part for part in (called, device.serial, words) if part)


def _barred(device: commerce.DeviceShape) -> str:
    if device.under_warranty:
        return ""
    return gettext("Its warranty has ended. We can repair it for a fee; please ask our staff.")


def claim_effects(situation: Situation) -> tuple[str, ...]:
    """What happens with the claim."""
    return (
        gettext("Our staff look at what is wrong and tell you how the repair goes on."),
        gettext("You pay nothing for what the warranty covers."),
        gettext("You find the answer under your enquiries, and we tell you by e-mail."),
    )


def claim(situation: Situation) -> Outcome:
    """The claim, and a conversation in which people carry it on."""
    symptom = str(situation.value("symptom"))
    device = int(situation.value("device"))
    number = shop.translated(
        lambda: commerce.claim_warranty(
            viewer=situation.viewer, device_id=device, symptom=symptom,
            client_id=shop.act_uuid(situation),
        )
    )  # fmt: skip
    name = next((one.label for one in hers(situation) if one.value == str(device)), "")
    given = {"number": number, "name": name}
    subject = gettext("Warranty claim %(number)s: %(name)s") % given
    opened = matters.open_case(situation, subject=subject, text=f"{subject}\n{symptom}", topic="products")
    return Outcome(conversation_id=opened.conversation_id, number=number)


CLAIM = Task(
    code="claim-warranty",
    title=_("Have something repaired under warranty"),
    summary=_("Tell us what is wrong, and we see to the repair."),
    icon="shield-check",
    group="devices",
    scope="act_orders",
    steps=(
        Step("device", _("Which product is it?"),
             fields=(Field("device", _("Product"), "choice", choices=hers),),
             empty=_("No product with a warranty is registered. Please register it first.")),
        Step("symptom", _("What is the trouble?"),
             fields=(Field("symptom", _("What happens, and since when?"), "long_text", most=2000),)),
    ),
    effects=claim_effects,
    act=claim,
    confirmation=_("Send the claim"),
    done=_("We have received your claim."),
)  # fmt: skip
