"""Where something reaches a customer: keeping, choosing and removing her addresses."""

from dataclasses import asdict, replace

from django.db import transaction
from django.db.models import Model

from madoguchi.core import api as core
from madoguchi.core.shapes import Actor

from .. import phones, postal
from ..detail_shapes import AddressDraft, AddressShape, DetailRefused
from ..models import Customer, PostalAddress
from ..models.details import ADDRESS_KINDS
from ..typed import tidy
from .changed import reach_changed
from .words import keep_words

Values = dict[str, object]
MOST = 20
LENGTHS = {
    "recipient": 120, "organisation": 120, "prefecture": 60, "city": 80, "town": 120, "street": 160,
    "building": 160,
}  # fmt: skip


def keep_address(
    *, customer_id: int, draft: AddressDraft, actor: Actor, address_id: int | None = None
) -> tuple[int, bool]:
    """Keep an address, a new one or in the place of one of hers; its id and whether that was news.

    The same address sent twice is one. The first one is where parcels go. Raises DetailRefused: a field
    with "missing", "form", "long"; "address" with "gone" (not hers) or "many".
    """
    values = _checked(draft)
    with core.acting(actor), transaction.atomic():
        Customer.objects.select_for_update(no_key=True).get(pk=customer_id)
        held = list(PostalAddress.objects.filter(customer_id=customer_id).order_by("pk"))
        row = _place(held, address_id, values)
        values["for_delivery"] = draft.for_delivery or not held or (row is not None and row.for_delivery)
        if row is not None and _same(row, values):
            return row.pk, False
        if row is None and len(held) >= MOST:
            raise DetailRefused("address", "many")
        if values["for_delivery"]:
            PostalAddress.objects.filter(customer_id=customer_id, for_delivery=True).update(
                for_delivery=False
            )
        former = row or next((one for one in held if one.for_delivery), None)
        before = [place(former)] if former else []
        kept_id = _write(customer_id, row, values)
        _changed(customer_id, actor, before, place(PostalAddress.objects.get(pk=kept_id)), telling=bool(held))
    return kept_id, True


def _write(customer_id: int, row: PostalAddress | None, values: Values) -> int:
    given = {**values, "changed_at": core.now()}
    if row is None:
        return PostalAddress.objects.create(customer_id=customer_id, **given).pk
    PostalAddress.objects.filter(pk=row.pk).update(**given)
    return row.pk


def _place(held: list[PostalAddress], address_id: int | None, values: Values) -> PostalAddress | None:
    """The row that is changed: the one that was named, or one that says the same already."""
    if address_id is not None:
        for row in held:
            if row.pk == address_id:
                return row
        raise DetailRefused("address", "gone")
    words = {name: value for name, value in values.items() if name != "for_delivery"}
    return next((row for row in held if _same(row, words)), None)


def remove_address(*, customer_id: int, address_id: int, actor: Actor) -> bool:
    """Forget one of her addresses; whether it was there. Parcels then go to the latest that remains."""
    with core.acting(actor), transaction.atomic():
        Customer.objects.select_for_update(no_key=True).get(pk=customer_id)
        row = PostalAddress.objects.filter(customer_id=customer_id, pk=address_id).first()
        if row is None:
            return False
        row.delete()
        rest = PostalAddress.objects.filter(customer_id=customer_id)
        if row.for_delivery and (heir := rest.order_by("-changed_at", "-pk").first()):
            rest.filter(pk=heir.pk).update(for_delivery=True)
        _changed(customer_id, actor, [place(row)], "")
    return True


def _changed(customer_id: int, actor: Actor, before: list[str], after: str, telling: bool = True) -> None:
    keep_words(customer_id)
    reach_changed(customer_id, "addresses", before=before, after=after, actor=actor, telling=telling)


def place(row: PostalAddress) -> str:
    """As much of an address as a mail may say: its town, without street and house."""
    parts = (row.prefecture, row.city, row.town) if row.country == "JP" else (row.city, row.country)
    return ("" if row.country == "JP" else ", ").join(filter(None, parts)) or row.digital_code


def check_address(draft: AddressDraft) -> AddressShape:
    """The address as it would be kept, for those who send something there once. Raises DetailRefused."""
    return AddressShape(id=0, **_checked(draft))  # type: ignore[arg-type]


def _checked(draft: AddressDraft) -> Values:
    """What is kept of a draft, column by column. Raises DetailRefused."""
    draft = replace(draft, country=draft.country.strip().upper())
    if draft.kind not in ADDRESS_KINDS:
        raise DetailRefused("kind", "form")
    if not (len(draft.country) == 2 and draft.country.isascii() and draft.country.isalpha()):
        raise DetailRefused("country", "form")
    values: Values = {
        name: tidy(name, text, LENGTHS[name]) for name, text in asdict(draft).items() if name in LENGTHS
    }
    postal_code, digital_code = _codes(draft)
    values |= {"kind": draft.kind, "country": draft.country, "for_delivery": draft.for_delivery}
    values |= {"postal_code": postal_code, "digital_code": digital_code, "phone": _phone(draft.phone)}
    for name in () if digital_code else ("prefecture", "city") if draft.country == "JP" else ("city",):
        if not values[name]:
            raise DetailRefused(name, "missing")
    if not digital_code and not (values["town"] or values["street"]):
        raise DetailRefused("street", "missing")
    return values


def _codes(draft: AddressDraft) -> tuple[str, str]:
    """The postal code and the デジタルアドレス: one of them, in Japan."""
    if draft.country != "JP":
        return tidy("code", draft.code, 12), ""
    if not draft.code.strip():
        raise DetailRefused("code", "missing")
    try:
        return postal.postal_code(draft.code), ""
    except ValueError:
        pass
    try:
        return "", postal.digital_code(draft.code)
    except ValueError:
        raise DetailRefused("code", "form") from None


def _phone(text: str) -> str:
    try:
        return phones.stored(text) if text.strip() else ""
    except ValueError:
        raise DetailRefused("phone", "form") from None


def _same(row: Model, values: Values) -> bool:
    return all(getattr(row, name) == value for name, value in values.items())
