"""By what names, addresses and companies letters may name customers, many at once."""

from collections import defaultdict
from collections.abc import Iterable

from madoguchi.language.api import Party

from .models import CompanyMember, Customer, CustomerAttribute, Identity, Phone, PostalAddress, Profile

Words = defaultdict[str, list[str]]


def parties(ids: Iterable[int]) -> dict[int, Party]:
    """Customers as a letter may name them, by id; seven queries, none for no ids."""
    wanted = set(ids)
    if not wanted:
        return {}
    held: dict[int, Words] = {id: defaultdict(list) for id in wanted}
    for id, name, kana in Customer.objects.filter(pk__in=wanted).values_list("pk", "name", "kana"):
        held[id]["names"] += [one for one in (name, kana) if one]
        held[id]["families"] += [
            one.split()[0] for one in (name,) if len(one.split()) == 2 and not one.isascii()
        ]
    _add_details(held)
    _add_addresses(held)
    return {id: Party(**{kind: tuple(dict.fromkeys(found)) for kind, found in words.items()})
            for id, words in held.items()}  # fmt: skip


def _add_details(held: dict[int, Words]) -> None:
    """Parts of names, companies."""
    parts = Profile.objects.filter(customer__in=held)
    for id, family, kana in parts.values_list("customer_id", "family_name", "family_kana"):
        held[id]["families"] += [one for one in (family, kana) if one]
    members = CompanyMember.objects.filter(customer__in=held, ended_at=None)
    for id, name in members.values_list("customer_id", "company__name"):
        held[id]["companies"].append(name)
    said = CustomerAttribute.objects.filter(customer__in=held, key="company")
    for id, value in said.values_list("customer_id", "value"):
        held[id]["companies"].append(str(value))


def _add_addresses(held: dict[int, Words]) -> None:
    """Mail, telephone, places."""
    known = Identity.objects.filter(customer__in=held, kind__in=("email", "phone"))
    for id, kind, value in known.values_list("customer_id", "kind", "value"):
        held[id]["mails" if kind == "email" else "phones"].append(value)
    for id, number in Phone.objects.filter(customer__in=held).values_list("customer_id", "number"):
        held[id]["phones"].append(number)
    for row in PostalAddress.objects.filter(customer__in=held):
        held[row.customer_id]["places"].append(f"{row.city}{row.town}{row.street}")
        held[row.customer_id]["companies"] += [row.organisation] if row.organisation else []
