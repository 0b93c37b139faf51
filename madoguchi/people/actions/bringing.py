"""Customers whom another system of the company keeps: its shop, its ERP, its old desk."""

from dataclasses import dataclass

from django.db import transaction

from madoguchi.core import api as core
from madoguchi.core.shapes import Actor

from ..detail_shapes import AddressDraft, DetailRefused, NameParts
from ..identities import normalise
from ..models import Customer, Identity
from ..queries import customer_by_identity, settled_customer
from ..typed import tidy
from .addresses import keep_address
from .customers import add_identity, create_customer, rename_customer
from .names import change_names
from .reaching import keep_phone

KIND = "record"
"""An identity "source:external id", and how the address that such a record names is known to be hers."""


@dataclass(frozen=True)
class BroughtCustomer:
    """A customer as another system keeps her; `name` whole where it does not know the parts."""

    source: str
    external_id: str
    name: str = ""
    kana: str = ""
    parts: NameParts | None = None
    email: str = ""
    phone: str = ""
    locale: str = "ja"
    address: AddressDraft | None = None


def bring_customer(*, brought: BroughtCustomer, actor: Actor) -> tuple[int, bool]:
    """Keep the record; whose it is and whether anything was news. The same record again changes nothing.

    A record is found by its source and id, else by an address that its owner has proven to be hers. The
    company vouches for the address it names, so that its owner finds the record when she proves it. Raises
    DetailRefused for a name, address, number or e-mail that cannot be, and then nothing has changed.
    """
    value = f"{tidy('source', brought.source)}:{tidy('external_id', brought.external_id, 180)}"
    with core.acting(actor), transaction.atomic():
        customer_id, made = _owner(value, brought)
        settled = settled_customer(customer_id)
        news = [made, _name(settled, brought, actor), _mail(settled, brought.email)]
        if brought.phone:
            news.append(keep_phone(customer_id=settled, number=brought.phone, actor=actor)[1])
        if brought.address is not None:
            news.append(keep_address(customer_id=settled, draft=brought.address, actor=actor)[1])
    return settled, any(news)


def customer_of_record(*, source: str, external_id: str) -> int | None:
    """Whose record this is, after merges; None for one that never came."""
    return customer_by_identity(kind=KIND, value=f"{source}:{external_id}")


def _owner(value: str, brought: BroughtCustomer) -> tuple[int, bool]:
    known = customer_by_identity(kind=KIND, value=value)
    if known is not None:
        return known, False
    proven = Identity.objects.exclude(proven_at=None).filter(kind="email", value=_address(brought.email))
    owner = proven.values_list("customer_id", flat=True).first()
    if owner is None:
        owner = create_customer(name="", locale=brought.locale)
    return add_identity(customer_id=owner, kind=KIND, value=value, proven_how=KIND), True


def _address(email: str) -> str:
    try:
        return normalise("email", email) if email.strip() else ""
    except ValueError:
        raise DetailRefused("email", "form") from None


def _name(customer_id: int, brought: BroughtCustomer, actor: Actor) -> bool:
    """What the record calls her; an empty name says nothing."""
    if brought.parts is not None and brought.parts.whole:
        return change_names(customer_id=customer_id, parts=brought.parts, actor=actor)
    name, kana = tidy("name", brought.name, 120), tidy("kana", brought.kana, 120)
    held = Customer.objects.filter(pk=customer_id).values_list("name", "kana").first()
    if not name or held == (name, kana or (held or ("", ""))[1]):
        return False
    rename_customer(customer_id=customer_id, name=name, kana=kana or (held or ("", ""))[1])
    return True


def _mail(customer_id: int, email: str) -> bool:
    """Note the address; when it belongs to somebody else, it stays hers."""
    address = _address(email)
    if not address or Identity.objects.filter(kind="email", value=address, customer_id=customer_id).exists():
        return False
    owner = add_identity(customer_id=customer_id, kind="email", value=address, proven_how=KIND)
    return owner == customer_id
