"""委任: letting somebody act, taking the mandate up, and ending it."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import date
from typing import Literal
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext, override

from madoguchi.core import api as core
from madoguchi.core.shapes import Actor
from madoguchi.ui import api as ui

from ..detail_shapes import SCOPES, RepresentationRefused, RepresentationShape
from ..events import RepresentationEnded, RepresentationGranted
from ..identities import normalise
from ..models import Customer, Identity, Representation
from ..models.representing import RELATIONS
from ..queries import names
from ..representing import representation_shape

MOST_A_DAY = 10
MOST_OPEN = 20


@dataclass(frozen=True)
class Mandate:
    """What a customer lets somebody do: who (by e-mail address), what, from when until when."""

    email: str
    relation: str
    scopes: frozenset[str]
    from_day: date
    until_day: date | None = None
    document: UUID | None = None


def grant(*, principal_id: int, mandate: Mandate, actor: Actor, language: str = "ja") -> int:
    """Give a mandate and mail its link to the one who is to act; its id. It holds once that is taken up.

    actor is the customer herself, or the member of staff who holds the signed paper. Raises
    RepresentationRefused("scope" | "relation" | "days" | "address" | "self" | "taken" | "many").
    """
    address = _checked(principal_id, mandate)
    with core.acting(actor), transaction.atomic():
        Customer.objects.select_for_update(no_key=True).get(pk=principal_id)
        _make_room(principal_id, address)
        token = secrets.token_urlsafe(32)
        row = Representation.objects.create(
            principal_id=principal_id, email=address, relation=mandate.relation,
            scopes=[scope for scope in SCOPES if scope in mandate.scopes], from_day=mandate.from_day,
            until_day=mandate.until_day, document=mandate.document,
            recorded_by_id=actor.id if actor.kind == "staff" else None,
            digest=_digest(token), granted_at=core.now(),
        )  # fmt: skip
        fact = RepresentationGranted(
            customer_id=principal_id, representation_id=row.pk, representative_id=None
        )
        core.record(fact, actor=actor)
        _mail(row, token, "en" if language == "en" else "ja")
    return row.pk


def _checked(principal_id: int, mandate: Mandate) -> str:
    """The address in its stored form. Raises RepresentationRefused."""
    if not mandate.scopes or not mandate.scopes <= set(SCOPES):
        raise RepresentationRefused("scope")
    if mandate.relation not in RELATIONS:
        raise RepresentationRefused("relation")
    today = localdate(core.now())
    if mandate.until_day is not None and mandate.until_day < max(mandate.from_day, today):
        raise RepresentationRefused("days")
    try:
        address = normalise("email", mandate.email)
    except ValueError:
        raise RepresentationRefused("address") from None
    if Identity.objects.filter(customer_id=principal_id, kind="email", value=address).exists():
        raise RepresentationRefused("self")
    return address


def _make_room(principal_id: int, address: str) -> None:
    """A link that still waits at this address is replaced; one that is in force has to end first."""
    open_ones = Representation.objects.filter(principal_id=principal_id, ended_at=None)
    over = Q(until_day__lt=localdate(core.now()))
    if open_ones.filter(email=address, accepted_at__isnull=False).exclude(over).exists():
        raise RepresentationRefused("taken")
    open_ones.filter(Q(email=address) | over).update(ended_at=core.now(), ended_by="replaced")
    lately = core.allow(f"mandate:{principal_id}", limit=MOST_A_DAY, seconds=86400)
    if open_ones.count() >= MOST_OPEN or not lately:
        raise RepresentationRefused("many")


def offered_mandate(token: str) -> RepresentationShape | None:
    """The mandate that a mailed link offers, or None when it is withdrawn, over or unknown."""
    row = Representation.objects.filter(digest=_digest(token), ended_at=None).first()
    shape = representation_shape(row, localdate(core.now())) if row else None
    return shape if shape is not None and shape.state != "over" else None


def take_up(*, token: str, customer_id: int) -> int:
    """Who opened the mailed link acts for the other from now on; the mandate's id. Twice is once.

    She must have proven the address that the link was mailed to. Raises RepresentationRefused("gone" |
    "other" | "self" | "taken").
    """
    actor = core.customer(customer_id)
    with core.acting(actor), transaction.atomic():
        row = Representation.objects.select_for_update().filter(digest=_digest(token), ended_at=None).first()
        if row is None or (row.until_day is not None and row.until_day < localdate(core.now())):
            raise RepresentationRefused("gone")
        if row.representative_id == customer_id:
            return row.pk
        _check_taker(row, customer_id)
        Representation.objects.filter(pk=row.pk).update(representative_id=customer_id, accepted_at=core.now())
        fact = RepresentationGranted(
            customer_id=row.principal_id, representation_id=row.pk, representative_id=customer_id
        )
        core.record(fact, actor=actor)
    return row.pk


def _check_taker(row: Representation, customer_id: int) -> None:
    if row.representative_id is not None:
        raise RepresentationRefused("gone")
    hers = Identity.objects.filter(customer_id=customer_id, kind="email", value=row.email)
    if not hers.exclude(proven_at=None).exists():
        raise RepresentationRefused("other")
    if row.principal_id == customer_id:
        raise RepresentationRefused("self")
    held = Representation.objects.filter(
        principal_id=row.principal_id, representative_id=customer_id, ended_at=None
    )
    if held.exists():
        raise RepresentationRefused("taken")


def end_representation(
    *, representation_id: int, by: Literal["principal", "representative", "staff"], actor: Actor
) -> bool:
    """Take a mandate back, or lay it down; whether it was open. It ends at once, on every open page.

    For "principal" and "representative" the actor must be that customer: otherwise nothing happens.
    """
    column = {"principal": "principal_id", "representative": "representative_id"}.get(by)
    mine = {column: actor.id} if column else {}
    with core.acting(actor), transaction.atomic():
        rows = Representation.objects.select_for_update().filter(pk=representation_id, ended_at=None, **mine)
        row = rows.first()
        if row is None:
            return False
        Representation.objects.filter(pk=row.pk).update(ended_at=core.now(), ended_by=by)
        fact = RepresentationEnded(customer_id=row.principal_id, representation_id=row.pk, by=by)
        core.record(fact, actor=actor)
    return True


def move_representations(gone: int, into: int) -> None:
    """After a merge the mandates of both records are hers; nobody acts for herself or twice for another."""
    now = core.now()
    open_ones = Representation.objects.filter(ended_at=None)
    between = Q(principal_id=gone, representative_id=into) | Q(principal_id=into, representative_id=gone)
    open_ones.filter(between).update(ended_at=now, ended_by="merged")
    for mine, other in (("principal_id", "representative_id"), ("representative_id", "principal_id")):
        theirs = open_ones.filter(**{mine: into}).exclude(**{other: None}).values(other)
        open_ones.filter(**{mine: gone, f"{other}__in": theirs}).update(ended_at=now, ended_by="merged")
        Representation.objects.filter(**{mine: gone}).exclude(**{other: into}).update(**{mine: into})


def _mail(row: Representation, token: str, language: Literal["ja", "en"]) -> None:
    with override(language):
        values = {
            "brand": ui.brand().name,
            "name": names([row.principal_id])[row.principal_id],
            "url": settings.MADOGUCHI_ADDRESS.rstrip("/") + reverse("portal:mandate", args=[token]),
        }
        core.send_mail(
            to=row.email,
            subject=gettext("%(name)s asks you to act for them at %(brand)s") % values,
            text=render_to_string("people/email/mandate.txt", values),
            purpose="mandate",
            language=language,
        )


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
