"""Her own details: where parcels go, her name, the number to call. Shown as known, changed with one yes."""

from collections.abc import Callable, Mapping
from dataclasses import asdict
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from madoguchi.core import api as core
from madoguchi.people import api as people

from ..actor import actor_of
from ..known import known_number
from ..shapes import Choice, Field, Outcome, Situation, Step, Task, TaskRefused, Wrong

SCOPE = "change_details"
PLACED = ("prefecture", "city", "town")


def _kept(act: Callable[[], Any]) -> Any:
    """Keep a detail; what people refuse is said in words."""
    try:
        return act()
    except people.DetailRefused as refused:
        words = {
            "many": gettext("There are as many already as can be kept. Please remove one in your profile."),
            "gone": gettext("It has been removed in the meantime. Please begin again."),
        }.get(refused.reason, gettext("This cannot be kept. Please check what you typed."))
        raise TaskRefused(refused.field, words) from refused


def _now(situation: Situation) -> people.AddressShape | None:
    return people.delivery_address(situation.customer_id) if situation.customer_id else None


def _code(situation: Situation) -> str:
    held = _now(situation)
    return held.code if held else ""


def check_code(situation: Situation) -> None:
    """Raises Wrong for what is no postal code of Japan."""
    try:
        people.postal_code(str(situation.value("code")))
    except ValueError:
        words = gettext("A postal code has seven digits, for example 100-0001.")
        raise Wrong({"code": words}) from None


def places(situation: Situation) -> tuple[Choice, ...]:
    """The places behind the postal code: often several share one."""
    found = people.towns(str(situation.value("code")))
    return tuple(Choice(str(at), town.whole, note=town.note) for at, town in enumerate(found))


def _address_fields(situation: Situation) -> tuple[Field, ...]:
    """The place by its code, or typed where nobody knows the code; then what the code does not say."""
    found = places(situation)
    held = _now(situation)
    same = held is not None and held.code == situation.value("code")

    def known(name: str) -> Callable[[Situation], str]:
        return lambda _situation: getattr(held, name, "") if same else ""

    place: tuple[Field, ...] = (Field("place", gettext("Town behind the code"), "choice", choices=found),)
    if not found:
        labels = (gettext("Prefecture"), gettext("City or ward"), gettext("Town"))
        place = tuple(
            Field(name, label, known=known(name), required=name != "town", most=60,
                  autocomplete=f"address-level{level}")
            for level, (name, label) in enumerate(zip(PLACED, labels, strict=True), start=1)
        )  # fmt: skip
    return (
        *place,
        Field("street", gettext("House number"), known=known("street"), most=120,
              autocomplete="address-line1"),
        Field("building", gettext("Building and room"), required=False, known=known("building"), most=120,
              autocomplete="address-line2"),
        Field("recipient", gettext("Recipient, when it is not you"), required=False, most=100,
              known=known("recipient")),
    )  # fmt: skip


def _draft(situation: Situation) -> people.AddressDraft:
    found = people.towns(str(situation.value("code")))
    chosen = core.whole_number(str(situation.value("place")))
    place = found[chosen] if chosen is not None and chosen < len(found) else None
    parts = {name: getattr(place, name) if place else str(situation.value(name)) for name in PLACED}
    street = f"{place.street if place else ''}{situation.value('street')}"
    return people.AddressDraft(
        code=str(situation.value("code")), street=street, building=str(situation.value("building")),
        recipient=str(situation.value("recipient")), for_delivery=True, **parts,
    )  # fmt: skip


def address_effects(situation: Situation) -> tuple[str, ...]:
    """Where parcels go from now on, and what stays."""
    kept = _kept(lambda: people.check_address(_draft(situation)))
    return (
        gettext("From now on parcels go to: %(address)s") % {"address": " ".join(kept.lines)},
        gettext("Orders that you have placed already keep their address."),
    )


def change_address(situation: Situation) -> Outcome:
    """Keep it in the place of the one that parcels went to."""
    held = _now(situation)
    kept, _news = _kept(
        lambda: people.keep_address(
            customer_id=situation.customer_id, draft=_draft(situation), actor=actor_of(situation.viewer),
            address_id=held.id if held else None,
        )
    )  # fmt: skip
    return Outcome(data={"address_id": kept, "before": asdict(_as_draft(held)) if held else None})


def _as_draft(held: people.AddressShape) -> people.AddressDraft:
    names = ("kind", "recipient", "organisation", "country", *PLACED, "street", "building", "phone")
    return people.AddressDraft(
        code=held.postal_code or held.digital_code, for_delivery=True,
        **{name: getattr(held, name) for name in names},
    )  # fmt: skip


def restore_address(situation: Situation, data: Mapping[str, Any]) -> None:
    """The address as it was, or none when there was none."""
    who = {"customer_id": situation.customer_id, "actor": actor_of(situation.viewer)}
    if data["before"] is None:
        people.remove_address(address_id=data["address_id"], **who)
        return
    draft = people.AddressDraft(**data["before"])
    _kept(lambda: people.keep_address(address_id=data["address_id"], draft=draft, **who))


CHANGE_ADDRESS = Task(
    code="change-address",
    title=_("Change my address"),
    summary=_("Where parcels and letters reach you from now on."),
    icon="house",
    group="profile",
    scope=SCOPE,
    steps=(
        Step(
            "code",
            _("Your postal code"),
            fields=(Field("code", _("Postal code"), known=_code, most=12, autocomplete="postal-code"),),
            check=check_code,
        ),
        Step("address", _("The rest of the address"), fields=_address_fields),
    ),
    effects=address_effects,
    act=change_address,
    undo=restore_address,
    undo_seconds=3600,
    confirmation=_("Change my address"),
    done=_("Your address is changed."),
)


def _names(situation: Situation) -> people.NameParts:
    return people.profile(situation.customer_id).names if situation.customer_id else people.NameParts()


def _name_field(name: str, label: str, complete: str, *, required: bool, help: str = "") -> Field:
    return Field(
        name, label, required=required, help=help, most=60, autocomplete=complete,
        known=lambda situation: getattr(_names(situation), name),
    )  # fmt: skip


def check_names(situation: Situation) -> None:
    """Raises Wrong for readings that are no kana."""
    for name in ("family_kana", "given_kana"):
        if not all("ぁ" <= letter <= "ヿ" or letter in " 　・" for letter in str(situation.value(name))):
            raise Wrong({name: gettext("Please write the reading in kana.")})


def _parts(situation: Situation) -> people.NameParts:
    names = ("family", "given", "family_kana", "given_kana")
    return people.NameParts(**{name: str(situation.value(name)) for name in names})


def name_effects(situation: Situation) -> tuple[str, ...]:
    """How we write to her from now on."""
    parts = _parts(situation)
    reading = f" ({parts.kana})" if parts.kana else ""
    return (
        gettext("From now on we write to you as: %(name)s") % {"name": f"{parts.whole}{reading}"},
        gettext("Receipts and invoices that exist already keep the name they have."),
    )


def change_name(situation: Situation) -> Outcome:
    """Keep her name as typed."""
    before = asdict(_names(situation))
    _kept(
        lambda: people.change_names(
            customer_id=situation.customer_id, parts=_parts(situation), actor=actor_of(situation.viewer)
        )
    )
    return Outcome(data={"before": before})


def restore_name(situation: Situation, data: Mapping[str, Any]) -> None:
    """The name as it was."""
    parts = people.NameParts(**data["before"])
    _kept(
        lambda: people.change_names(
            customer_id=situation.customer_id, parts=parts, actor=actor_of(situation.viewer)
        )
    )


CHANGE_NAME = Task(
    code="change-name",
    title=_("Change my name"),
    summary=_("After a marriage, or because we have it wrong. Old forms of kanji stay as you type them."),
    icon="user-round-pen",
    group="profile",
    steps=(
        Step(
            "name",
            _("Your name"),
            fields=(
                _name_field("family", _("Family name"), "family-name", required=True),
                _name_field("given", _("Given name"), "given-name", required=False),
                _name_field("family_kana", _("Family name in kana"), "", required=False),
                _name_field("given_kana", _("Given name in kana"), "", required=False),
            ),
            check=check_names,
        ),
    ),
    effects=name_effects,
    act=change_name,
    undo=restore_name,
    undo_seconds=3600,
    confirmation=_("Change my name"),
    done=_("Your name is changed."),
)


def number_effects(situation: Situation) -> tuple[str, ...]:
    """Where we call from now on."""
    number = people.number_text(str(situation.value("phone")))
    return (gettext("From now on we call you on %(number)s.") % {"number": number},)


def change_number(situation: Situation) -> Outcome:
    """Keep the number as the one to call."""
    phone_id, news = _kept(
        lambda: people.keep_phone(
            customer_id=situation.customer_id, number=str(situation.value("phone")), preferred=True,
            actor=actor_of(situation.viewer),
        )
    )  # fmt: skip
    return Outcome(data={"phone_id": phone_id, "news": news})


CHANGE_NUMBER = Task(
    code="change-contact",
    title=_("Change my telephone number"),
    summary=_("The number on which we call you and send messages to."),
    icon="smartphone",
    group="profile",
    proof="fresh",
    scope=SCOPE,
    steps=(
        Step(
            "number",
            _("Your telephone number"),
            fields=(Field("phone", _("Telephone number"), "phone", known=known_number),),
        ),
    ),
    effects=number_effects,
    act=change_number,
    confirmation=_("Change the number"),
    done=_("Your telephone number is changed."),
)
