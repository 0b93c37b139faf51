"""Somebody whom a provider (LINE, the company's own accounts) vouches for."""

from django.db import transaction

from madoguchi.core import api as core

from .. import providers
from ..events import DetailsChanged
from ..models import Identity
from ..oidc import Claims, Provider
from ..queries import customer_by_identity
from .customers import add_identity, create_customer, name_if_nameless
from .security_letters import tell_owner


@transaction.atomic
def customer_of_claims(*, found: Provider, claims: Claims, connect_to: int | None, locale: str) -> int:
    """Whom the provider names, made if nobody is.

    connect_to: she is signed in and adds this way to come in. An address that the provider has verified leads
    to whom has proven it; one that it has not says nothing.
    """
    kind, value = providers.identity_of(found, claims.subject)
    known = customer_by_identity(kind=kind, value=value)
    if known is not None:
        return known
    verified = claims.email if claims.email_verified else ""
    owner = connect_to or (_owner(verified) if verified else None) or create_customer(name="", locale=locale)
    add_identity(customer_id=owner, kind=kind, value=value, proven_how=found.name)
    if verified:
        add_identity(customer_id=owner, kind="email", value=verified, proven_how=found.name)
    name_if_nameless(customer_id=owner, name=claims.name)
    core.record(DetailsChanged(customer_id=owner, part="sign_in"), actor=core.customer(owner))
    tell_owner(owner, "provider_added")
    return owner


def _owner(address: str) -> int | None:
    known = customer_by_identity(kind="email", value=address)
    hers = Identity.objects.filter(customer_id=known, kind="email", value=address.strip().lower())
    return known if known is not None and hers.exclude(proven_at=None).exists() else None


@transaction.atomic
def disconnect(*, customer_id: int, kind: str) -> bool:
    """She no longer comes in by this provider; whether she did."""
    if kind not in (providers.LINE, providers.COMPANY):
        return False
    gone = bool(Identity.objects.filter(customer_id=customer_id, kind=kind).delete()[0])
    if gone:
        core.record(DetailsChanged(customer_id=customer_id, part="sign_in"), actor=core.customer(customer_id))
        tell_owner(customer_id, "provider_removed")
    return gone
