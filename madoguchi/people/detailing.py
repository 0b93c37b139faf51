"""Reading what a customer told us about herself."""

from collections.abc import Iterable
from datetime import UTC, datetime

from madoguchi.core import api as core

from . import phones
from .contact_rules import OFFERED, UNASKED
from .detail_shapes import (
    AddressShape,
    ContactChangeShape,
    ContactRule,
    NameParts,
    PhoneShape,
    ProfileShape,
    is_western,
)
from .models import ContactChange, ContactChoice, Customer, CustomerWords, Phone, PostalAddress, Profile

EVER = datetime(1970, 1, 1, tzinfo=UTC), datetime(9999, 1, 1, tzinfo=UTC)
HISTORY = ("people.profile", "people.postaladdress", "people.phone", "people.contactchoice")


def profile(customer_id: int) -> ProfileShape:
    """Everything on her profile page, in four queries."""
    row = Profile.objects.filter(customer_id=customer_id).first()
    return ProfileShape(
        customer_id=customer_id,
        names=_parts(row) or _guessed(customer_id),
        preferred_channel=row.preferred_channel if row else "",
        addresses=addresses(customer_id),
        phones=phones_of(customer_id),
    )


def _parts(row: Profile | None) -> NameParts | None:
    if row is None or not (row.family_name or row.given_name):
        return None
    return NameParts(row.family_name, row.given_name, row.family_kana, row.given_kana)


def _guessed(customer_id: int) -> NameParts:
    """The parts of a name that reached us whole: at its first gap, in the order of its script."""
    known = Customer.objects.filter(pk=customer_id).values_list("name", "kana").first() or ("", "")
    name, kana = (text.split(maxsplit=1) for text in known)
    if is_western(known[0]) and len(name) == 2:
        name = name[::-1]
    first, second = [*name, "", ""][:2], [*kana, "", ""][:2]
    return NameParts(*first, *second)


def addresses(customer_id: int) -> tuple[AddressShape, ...]:
    """Her addresses, the one for parcels first."""
    rows = PostalAddress.objects.filter(customer_id=customer_id).order_by("-for_delivery", "pk")
    return tuple(_address(row) for row in rows)


def delivery_address(customer_id: int) -> AddressShape | None:
    """Where her parcels go, or None."""
    row = PostalAddress.objects.filter(customer_id=customer_id, for_delivery=True).first()
    return _address(row) if row else None


def _address(row: PostalAddress) -> AddressShape:
    names = AddressShape.__dataclass_fields__
    return AddressShape(id=row.pk, **{name: getattr(row, name) for name in names if name != "id"})


def phones_of(customer_id: int) -> tuple[PhoneShape, ...]:
    """Her numbers, the one to call first."""
    rows = Phone.objects.filter(customer_id=customer_id).order_by("-preferred", "pk")
    return tuple(
        PhoneShape(row.pk, row.number, phones.shown(row.number), row.kind, row.preferred) for row in rows
    )


def contact_rules(customer_id: int) -> tuple[ContactRule, ...]:
    """What she hears of and where, in the order of the page; one query."""
    rows = ContactChoice.objects.filter(customer_id=customer_id).values_list("topic", "channel", "wanted")
    held = {(topic, channel): wanted for topic, channel, wanted in rows}
    return tuple(
        ContactRule(topic, channel, held.get((topic, channel), (topic, channel) in UNASKED),
                    chosen=(topic, channel) in held)
        for topic, channels in OFFERED.items() for channel in channels
    )  # fmt: skip


def contact_change(change_id: int) -> ContactChangeShape | None:
    """What changed about how she is reached, with what stood there before."""
    row = ContactChange.objects.filter(pk=change_id).first()
    if row is None:
        return None
    return ContactChangeShape(row.customer_id, row.part, tuple(row.before), row.after, row.at)


def wants(customer_id: int, topic: str, channel: str) -> bool:
    """Whether she wants to hear of this topic on this channel."""
    said = ContactChoice.objects.filter(customer_id=customer_id, topic=topic, channel=channel)
    wanted = said.values_list("wanted", flat=True).first()
    return (topic, channel) in UNASKED if wanted is None else wanted


def by_kana(ids: Iterable[int]) -> tuple[int, ...]:
    """These customers in 五十音 order; those without a name last."""
    wanted = set(ids)
    rows = CustomerWords.objects.filter(customer_id__in=wanted).order_by("sort_key", "customer_id")
    named = tuple(rows.values_list("customer_id", flat=True))
    return (*named, *sorted(wanted - set(named)))


def details_history(customer_id: int, *, limit: int = 50) -> tuple[core.Change, ...]:
    """What changed in her details, by whom and when, the latest first; one statement."""
    since, until = EVER
    return core.changes(models=HISTORY, since=since, until=until, customer_id=customer_id, limit=limit)
