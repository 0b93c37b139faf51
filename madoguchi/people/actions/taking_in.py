"""Customers whom the company's own shop knows already."""

from django.db import transaction

from ..identities import normalise
from ..models import Customer, Identity
from .customers import add_identity, create_customer, prove

SHOP = "shop"


@transaction.atomic
def take_in(*, name: str, kana: str = "", email: str = "", phone: str = "", locale: str = "ja") -> int:
    """The customer whom the shop knows by this address, made if nobody has proven it; her id.

    The shop's word counts as proof: who proves the address later by a code becomes this customer. An address
    that somebody only typed goes to her without that person's record, so that nobody reaches her orders by
    typing. Raises ValueError when address or number cannot be one.
    """
    address = normalise("email", email) if email else ""
    number = normalise("phone", phone) if phone else ""
    known = Identity.objects.select_for_update().filter(kind="email", value=address, proven_at__isnull=False)
    holder = known.values_list("customer_id", flat=True).first() if address else None
    customer_id = holder or create_customer(name=name, kana=kana, locale=locale)
    if holder is None and address:
        prove(customer_id=customer_id, kind="email", value=address, how=SHOP, moved=None)
    if number and not Identity.objects.filter(kind="phone", value=number).exists():
        add_identity(customer_id=customer_id, kind="phone", value=number)
    return Customer.objects.values_list("merged_into", flat=True).get(pk=customer_id) or customer_id
