"""Customers: making them, recognising them, making two into one."""

from collections.abc import Callable

from django.db import connection, transaction

from madoguchi.core import api as core

from ..events import CustomersMerged, IdentityProven, VisitorStarted
from ..identities import in_one_line, new_visitor_token, normalise, token_is_strong
from ..models import Customer, Identity
from ..queries import customer_by_identity
from ..shapes import Visitor
from .attributes import move_attributes
from .blocks import move_block
from .changed import reach_changed
from .companies import move_companies
from .merging import move_details
from .representing import move_representations
from .words import keep_words

Moved = Callable[[int, int], object]

_NEW_WITH_IDENTITY = """
WITH who AS (SELECT nextval(pg_get_serial_sequence('people_customer', 'id')) AS id),
     claim AS (INSERT INTO people_identity (customer_id, kind, value, proven_at, proven_how)
               SELECT who.id, %(kind)s, %(value)s, %(proven_at)s, %(proven_how)s FROM who
               ON CONFLICT (kind, value) DO NOTHING RETURNING customer_id)
INSERT INTO people_customer (id, name, kana, locale, created_at)
SELECT customer_id, %(name)s, '', %(locale)s, %(now)s FROM claim RETURNING id
"""


def start_visitor(*, locale: str, token: str = "") -> Visitor:
    """The customer behind a browser; made now if need be. The same token always gives the same customer.

    Raises ValueError for a token that is too short to be secret.
    """
    if token and not token_is_strong(token):
        raise ValueError("token")
    token = token or new_visitor_token()
    known = customer_by_identity(kind="visitor", value=token)
    if known is not None:
        return Visitor(token, known)
    with transaction.atomic():
        customer_id, made = _claim("visitor", token, "", locale, "")
        if made:
            core.record(VisitorStarted(customer_id=customer_id), actor=core.customer(customer_id))
    return Visitor(token, customer_id)


def identify(*, kind: str, value: str, name: str = "", locale: str = "ja", proven_how: str = "") -> int:
    """The customer known by this identity, made if nobody is; her id.

    proven_how ("channel" for a signed webhook) only counts when the identity is new.
    Raises ValueError when the value cannot be one of that kind.
    """
    known = customer_by_identity(kind=kind, value=value)
    if known is not None:
        return known
    with transaction.atomic():
        customer_id, made = _claim(kind, value, name, locale, proven_how)
        if made and proven_how:
            fact = IdentityProven(customer_id=customer_id, kind=kind, how=proven_how)
            core.record(fact, actor=core.customer(customer_id))
    return customer_id


def _claim(kind: str, value: str, name: str, locale: str, proven_how: str) -> tuple[int, bool]:
    now = core.now()
    given = {
        "kind": kind,
        "value": normalise(kind, value),
        "proven_at": now if proven_how else None,
        "proven_how": proven_how,
        "name": in_one_line(name),
        "locale": locale,
        "now": now,
    }
    with connection.cursor() as cursor:
        cursor.execute(_NEW_WITH_IDENTITY, given)
        row = cursor.fetchone()
    if row:
        if name or kind != "visitor":
            keep_words(int(row[0]))
        return int(row[0]), True
    taken = Identity.objects.values_list("customer_id", flat=True).get(kind=kind, value=given["value"])
    return taken, False


@transaction.atomic
def create_customer(*, name: str, kana: str = "", locale: str = "ja") -> int:
    """A customer whom staff or an import enters; her id."""
    row = Customer.objects.create(
        name=in_one_line(name), kana=in_one_line(kana), locale=locale, created_at=core.now()
    )
    keep_words(row.pk)
    return row.pk


@transaction.atomic
def rename_customer(*, customer_id: int, name: str, kana: str = "") -> None:
    """What she is called from now on."""
    Customer.objects.filter(pk=customer_id).update(name=in_one_line(name), kana=in_one_line(kana))
    keep_words(customer_id)


def name_if_nameless(*, customer_id: int, name: str) -> None:
    """What the company's site calls her, unless we know a name. Runs inside the caller's transaction."""
    called = in_one_line(name)
    if called and Customer.objects.filter(pk=customer_id, name="").update(name=called):
        keep_words(customer_id)


@transaction.atomic
def add_identity(*, customer_id: int, kind: str, value: str, proven_how: str = "") -> int:
    """Give a customer one more identity; returns who has it (somebody else if it was taken)."""
    stored = normalise(kind, value)
    now = core.now() if proven_how else None
    row, made = Identity.objects.get_or_create(
        kind=kind,
        value=stored,
        defaults={"customer_id": customer_id, "proven_at": now, "proven_how": proven_how},
    )
    if made and proven_how:
        core.record(IdentityProven(customer_id=customer_id, kind=kind, how=proven_how), actor=core.SYSTEM)
    if made:
        keep_words(customer_id)
    return row.customer_id


def prove(
    *, customer_id: int, kind: str, value: str, how: str, moved: Moved | None
) -> tuple[int, int | None]:
    """She proved this identity. Returns who she is now, and the record that went into that one if any.

    Runs inside the caller's transaction. An identity that nobody had proven yet goes to her; one that
    somebody had proven means that both are one person, so her record goes into that one.
    """
    now = core.now()
    row, made = Identity.objects.select_for_update().get_or_create(
        kind=kind,
        value=normalise(kind, value),
        defaults={"customer_id": customer_id, "proven_at": now, "proven_how": how},
    )
    merged_from = None
    if not made and row.customer_id != customer_id and row.proven_at is not None:
        merged_from, customer_id = customer_id, row.customer_id
        merge(gone=merged_from, into=customer_id, moved=moved)
    before = row.customer_id
    news = kind == "email" and (made or row.proven_at is None)
    former = _other_mails(customer_id, row.value) if news else []
    if not made:
        Identity.objects.filter(pk=row.pk).update(customer_id=customer_id, proven_at=now, proven_how=how)
    for holder in {before, customer_id} if merged_from is None else {customer_id}:
        keep_words(holder)
    fact = IdentityProven(customer_id=customer_id, kind=kind, how=how)
    core.record(fact, actor=core.customer(customer_id))
    if former:
        actor = core.customer(customer_id)
        reach_changed(customer_id, "email", before=former, after=row.value, actor=actor)
    return customer_id, merged_from


def _other_mails(customer_id: int, value: str) -> list[str]:
    """The addresses that she had proven before this one."""
    hers = Identity.objects.filter(customer_id=customer_id, kind="email").exclude(proven_at=None)
    return list(hers.exclude(value=value).order_by("pk").values_list("value", flat=True))


@transaction.atomic
def merge(*, gone: int, into: int, moved: Moved | None = None) -> None:
    """Two records are one person: identities move, the old record points to the new one.

    moved(gone, into) is called in the same transaction, for what other contexts hold.
    """
    list(Customer.objects.filter(pk__in=sorted((gone, into))).order_by("pk").select_for_update())
    Identity.objects.filter(customer_id=gone).update(customer_id=into)
    Customer.objects.filter(merged_into_id=gone).update(merged_into_id=into)
    Customer.objects.filter(pk=gone).update(merged_into_id=into)
    old, new = Customer.objects.get(pk=gone), Customer.objects.get(pk=into)
    if old.name and not new.name:
        Customer.objects.filter(pk=into).update(name=old.name, kana=old.kana)
    move_attributes(gone, into)
    move_block(gone, into)
    move_details(gone, into)
    move_companies(gone, into)
    move_representations(gone, into)
    if moved:
        moved(gone, into)
    keep_words(into)
    core.record(CustomersMerged(customer_id=into, merged_from=gone), actor=core.customer(into))
