"""Somebody whom a provider (LINE, the company's own accounts) vouches for."""

from django.db import transaction

from madoguchi.core import api as core

from .. import providers
from ..events import DetailsChanged, IdentityProven
from ..identities import normalise
from ..models import Customer, Identity
from ..oidc import Claims, Provider
from ..queries import customer_by_identity
from .customers import Moved, add_identity, create_customer, merge, name_if_nameless
from .security_letters import tell_owner
from .words import keep_words

JOINED = "account_link"
"""How it was proven: signed in here, and confirmed at the service."""


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


@transaction.atomic
def join_channel(*, customer_id: int, kind: str, value: str, moved: Moved | None = None) -> bool:
    """She has shown here and at the service that this account there is hers; whether it is hers now.

    What the account alone was known by goes into her record, `moved(gone, into)` for what other contexts
    hold. An account that somebody else has proven together with other identities stays where it is.
    """
    hers = _settled(customer_id)
    row, made = Identity.objects.select_for_update().get_or_create(
        kind=kind, value=normalise(kind, value), defaults={"customer_id": hers, "proven_at": core.now()}
    )
    if row.customer_id == hers and row.proven_how == JOINED:
        return True
    if row.customer_id != hers:
        others = Identity.objects.filter(customer_id=row.customer_id).exclude(pk=row.pk)
        if others.exclude(kind="visitor").exclude(proven_at=None).exists():
            return False
        merge(gone=row.customer_id, into=hers, moved=moved)
    Identity.objects.filter(pk=row.pk).update(customer_id=hers, proven_at=core.now(), proven_how=JOINED)
    keep_words(hers)
    actor = core.customer(hers)
    changed = DetailsChanged(customer_id=hers, part="sign_in")
    core.record_all([IdentityProven(customer_id=hers, kind=kind, how=JOINED), changed], actor=actor)
    tell_owner(hers, "account_joined")
    return True


def _settled(customer_id: int) -> int:
    """Who this record is today; without a lock, since a merge may follow."""
    while into := Customer.objects.filter(pk=customer_id).values_list("merged_into_id", flat=True).first():
        customer_id = into
    return customer_id


@transaction.atomic
def leave_channel(*, customer_id: int, kind: str, value: str) -> bool:
    """This account at a service is hers no longer; whether it was."""
    gone = Identity.objects.filter(customer_id=customer_id, kind=kind, value=normalise(kind, value)).delete()[
        0
    ]
    if gone:
        keep_words(customer_id)
        core.record(DetailsChanged(customer_id=customer_id, part="sign_in"), actor=core.customer(customer_id))
        tell_owner(customer_id, "account_parted")
    return bool(gone)
