"""Reading people: every answer is a shape."""

from collections.abc import Iterable
from typing import Any

from allauth.mfa.models import Authenticator
from django.contrib.postgres.expressions import ArraySubquery
from django.db import connection
from django.db.models import BooleanField, Count, Exists, OuterRef, Prefetch, Q, QuerySet
from django.db.models.expressions import RawSQL
from django.utils.translation import get_language, gettext

from madoguchi.core import api as core

from .finding import expression
from .identities import normalise
from .models import (
    Block,
    Capacity,
    Customer,
    CustomerAttribute,
    CustomerWords,
    HostKey,
    Identity,
    Membership,
    Staff,
    Team,
)
from .shapes import (
    AttributeShape,
    BlockShape,
    CustomerShape,
    HostKeyShape,
    IdentityShape,
    StaffShape,
    TeamShape,
    Viewer,
)

SECOND_FACTORS = (Authenticator.Type.TOTP.value, Authenticator.Type.WEBAUTHN.value)
_KNOWN_BY = "SELECT customer_id FROM people_identity WHERE kind = %s AND value = %s"
_VISITOR = """
SELECT known.customer_id, EXISTS (
    SELECT FROM people_block AS block WHERE block.customer_id = known.customer_id
    AND block.lifted_at IS NULL AND (block.until IS NULL OR block.until > %s)), browser.proven_at
FROM people_identity AS known LEFT JOIN people_customerbrowser AS browser ON browser.identity_id = known.id
WHERE known.kind = 'visitor' AND known.value = %s
"""
_AT_WORK = "SELECT FROM people_staff WHERE id = %s AND active AND availability IN ('available', 'busy')"


def staff_shape(row: Staff) -> StaffShape:
    """A row of _staff() as a shape."""
    return StaffShape(
        id=row.pk,
        account_id=row.account_id,
        name=row.name,
        kana=row.kana,
        email=row.account.email,
        role=row.role,
        languages=tuple(row.languages),
        skills=tuple(row.skills),
        availability=row.availability,
        availability_since=row.availability_since,
        last_seen_at=row.last_seen_at,
        team_ids=tuple(row.of_teams),  # type: ignore[attr-defined]
        active=row.active,
        availability_reason=row.availability_reason,
        second_factor=row.has_factor,  # type: ignore[attr-defined]
        replies_wait=row.replies_wait,
    )


def _staff() -> QuerySet[Staff]:
    memberships = Membership.objects.filter(staff=OuterRef("pk")).order_by("team_id")
    teams = ArraySubquery(memberships.values("team_id"))
    factors = Authenticator.objects.filter(user=OuterRef("account_id"), type__in=SECOND_FACTORS)
    people = Staff.objects.select_related("account").annotate(of_teams=teams, has_factor=Exists(factors))
    return people.order_by("kana", "name", "id")


def staff(staff_id: int) -> StaffShape | None:
    """One member of staff, or None."""
    row = _staff().filter(pk=staff_id).first()
    return staff_shape(row) if row else None


def working(staff_id: int) -> Viewer | None:
    """This member of staff with the rights she has now, for what she began and a job goes on with.

    None once she has left.
    """
    person = staff(staff_id)
    return Viewer("staff", staff=person) if person and person.active else None


def at_work(staff_id: int) -> bool:
    """Whether this member of staff is available or busy."""
    with core.prepared() as cursor:
        cursor.execute(_AT_WORK, (staff_id,))
        return cursor.fetchone() is not None


def staff_of_account(account_id: int) -> StaffShape | None:
    """Who signs in with this account; None unless active."""
    row = _staff().filter(account_id=account_id, active=True, account__is_active=True).first()
    return staff_shape(row) if row else None


def staff_of_user(user: Any) -> StaffShape | None:
    """As staff_of_account, for the user of a request: usually read along with the account already."""
    known = user.take_staff()
    return staff_of_account(user.pk) if known == () else known


def staff_by_ids(ids: Iterable[int | None]) -> dict[int, StaffShape]:
    """Members of staff by id, in one query (none for no ids)."""
    wanted = {i for i in ids if i is not None}
    if not wanted:
        return {}
    return {row.pk: staff_shape(row) for row in _staff().filter(pk__in=wanted)}


def account_staff(account_ids: Iterable[int]) -> dict[int, int]:
    """Account id → staff id, in one query (none for no ids)."""
    wanted = set(account_ids)
    if not wanted:
        return {}
    return dict(Staff.objects.filter(account_id__in=wanted).values_list("account_id", "pk"))


def staff_names(ids: Iterable[int | None] | None = None) -> dict[int, str]:
    """The names of these members of staff, or of everybody who works here; one query (none for no ids)."""
    wanted = None if ids is None else [i for i in set(ids) if i is not None]
    if wanted == []:
        return {}
    with connection.cursor() as cursor:
        if wanted is None:
            cursor.execute("SELECT id, name FROM people_staff WHERE active")
        else:
            cursor.execute("SELECT id, name FROM people_staff WHERE id = ANY(%s)", (wanted,))
        return dict(cursor.fetchall())


def all_staff(*, active: bool = True) -> tuple[StaffShape, ...]:
    """Everybody, by kana; without those who left unless active is False."""
    rows = _staff().filter(active=True) if active else _staff()
    return tuple(staff_shape(row) for row in rows)


def available_staff(*, language: str | None = None, team_id: int | None = None) -> tuple[StaffShape, ...]:
    """Who takes work now, the longest available first; by language and team when given. No editors."""
    rows = _staff().filter(active=True, availability="available").exclude(role="editor")
    if language:
        rows = rows.filter(languages__contains=[language])
    if team_id is not None:
        rows = rows.filter(pk__in=Membership.objects.filter(team_id=team_id).values("staff_id"))
    return tuple(staff_shape(row) for row in rows.order_by("availability_since", "id"))


def capacities(staff_ids: Iterable[int], channel: str) -> dict[int, int]:
    """How many conversations of a channel each person handles at once; those without a row are absent."""
    rows = Capacity.objects.filter(staff_id__in=list(staff_ids), channel=channel)
    return dict(rows.values_list("staff_id", "most"))


def all_capacities(staff_ids: Iterable[int]) -> dict[int, dict[str, int]]:
    """Each person's capacity by channel, in one query; those without any are absent."""
    found: dict[int, dict[str, int]] = {}
    rows = Capacity.objects.filter(staff_id__in=list(staff_ids)).order_by("channel")
    for staff_id, channel, most in rows.values_list("staff_id", "channel", "most"):
        found.setdefault(staff_id, {})[channel] = most
    return found


def known_skills() -> tuple[str, ...]:
    """Every skill that somebody has, to choose from."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT DISTINCT unnest(skills) FROM people_staff ORDER BY 1")
        return tuple(skill for (skill,) in cursor.fetchall())


def team_sizes() -> dict[int, int]:
    """How many people who work here are in each team; empty teams are absent."""
    rows = Membership.objects.filter(staff__active=True).values_list("team_id")
    return dict(rows.annotate(Count("pk")).order_by())


def teams() -> tuple[TeamShape, ...]:
    """All teams, in the active language."""
    return tuple(_team_shape(row) for row in Team.objects.order_by("id"))


def team(team_id: int) -> TeamShape | None:
    """One team, or None."""
    row = Team.objects.filter(pk=team_id).first()
    return _team_shape(row) if row else None


def _team_shape(row: Team) -> TeamShape:
    name = row.name_ja if (get_language() or "ja").startswith("ja") else row.name_en
    return TeamShape(row.pk, row.slug, name, row.name_ja, row.name_en)


def customers(ids: Iterable[int]) -> dict[int, CustomerShape]:
    """Customers by id, with their identities, in two queries (none for no ids)."""
    wanted = set(ids)
    if not wanted:
        return {}
    identities = Prefetch("identities", Identity.objects.order_by("id"))
    rows = Customer.objects.filter(pk__in=wanted).prefetch_related(identities)
    return {row.pk: _customer_shape(row, row.identities.all()) for row in rows}


def customer(customer_id: int) -> CustomerShape | None:
    """One customer, or None; two small queries."""
    row = _CUSTOMER.first(id=customer_id)
    return _customer_shape(row, _IDENTITIES.rows(customer=customer_id)) if row else None


_CUSTOMER = core.Written(lambda id: Customer.objects.filter(pk=id).order_by(), id=int)
_IDENTITIES = core.Written(
    lambda customer: Identity.objects.filter(customer_id=customer).order_by("id"), customer=int
)


def records_of(customer_id: int) -> tuple[int, ...]:
    """Her record and those that were merged into it."""
    rows = Customer.objects.filter(merged_into_id=customer_id).values_list("pk", flat=True)
    return (customer_id, *rows)


def names(ids: Iterable[int]) -> dict[int, str]:
    """What to call these customers, in one query: her name, else "お客様 #12"."""
    wanted = set(ids)
    if not wanted:
        return {}
    with connection.cursor() as cursor:
        cursor.execute("SELECT id, name FROM people_customer WHERE id = ANY(%s)", (list(wanted),))
        rows = cursor.fetchall()
    return {pk: name or nameless(pk) for pk, name in rows}


def nameless(customer_id: int) -> str:
    """What we call a customer whose name we do not know."""
    return gettext("Customer #%(number)s") % {"number": customer_id}


def _customer_shape(row: Customer, identities: Iterable[Identity]) -> CustomerShape:
    return CustomerShape(
        id=row.pk,
        name=row.name,
        kana=row.kana,
        locale=row.locale,
        display_name=row.name or nameless(row.pk),
        identities=tuple(IdentityShape(i.kind, i.value, i.proven_at, i.proven_how) for i in identities),
        created_at=row.created_at,
    )


def customer_by_token(token: str) -> int | None:
    """Whose browser this token belongs to; None before the first message."""
    return customer_by_identity(kind="visitor", value=token)


def customers_by_tokens(tokens: Iterable[str]) -> dict[str, int]:
    """Whose browsers these tokens belong to, in one query; unknown ones are left out."""
    stored = {normalise("visitor", token): token for token in tokens}
    rows = Identity.objects.filter(kind="visitor", value__in=stored)
    return {stored[value]: customer_id for value, customer_id in rows.values_list("value", "customer_id")}


def visitor_of_token(token: str) -> Viewer | None:
    """Whose browser this is, whether she is blocked, when she last proved herself; one query."""
    try:
        stored = normalise("visitor", token)
    except ValueError:
        return None
    with connection.cursor() as cursor:
        cursor.execute(_VISITOR, (core.now(), stored))
        found = cursor.fetchone()
    if found is None:
        return None
    return Viewer("customer", customer_id=found[0], blocked=found[1], proven_at=found[2])


def _running_blocks() -> QuerySet[Block]:
    return Block.objects.filter(Q(until=None) | Q(until__gt=core.now()), lifted_at=None)


def blocked(customer_id: int) -> BlockShape | None:
    """The block that holds for a customer now, or None."""
    row = _running_blocks().filter(customer_id=customer_id).first()
    return _block_shape(row) if row else None


def blocks(*, limit: int = 200) -> tuple[BlockShape, ...]:
    """The blocks that hold now, the latest first."""
    return tuple(_block_shape(row) for row in _running_blocks().order_by("-at", "-pk")[:limit])


def _block_shape(row: Block) -> BlockShape:
    return BlockShape(row.pk, row.customer_id, row.reason, row.staff_id, row.at, row.until)


def customer_by_identity(*, kind: str, value: str) -> int | None:
    """Who is known by this identity; None for nobody."""
    try:
        stored = normalise(kind, value)
    except ValueError:
        return None
    with core.prepared() as cursor:
        cursor.execute(_KNOWN_BY, (kind, stored))
        found = cursor.fetchone()
    return found[0] if found else None


def find_customers(text: str, *, limit: int) -> tuple[int, ...]:
    """Customers with all these words in name, kana, identities, numbers or postal addresses.

    Those whose name or identity says so come before those who live there, newer records first. Any spelling
    of a name is found (髙橋 by 高橋, kana by either kana), a number also by its beginning or its last four
    digits. Records that were merged are found under the customer they went into.
    """
    wanted = expression(text, places=True)
    if not wanted:
        return ()
    rows = CustomerWords.objects.filter(_words_match(wanted))
    ordered = rows.order_by(_words_match(expression(text)).desc(), "-customer_id")
    return tuple(ordered.values_list("customer_id", flat=True)[:limit])


def customers_named(text: str, *, limit: int) -> tuple[int, ...]:
    """Customers with all these words in name, kana or identities, newer records first."""
    wanted = expression(text)
    rows = CustomerWords.objects.filter(_words_match(wanted)) if wanted else CustomerWords.objects.none()
    return tuple(rows.order_by("-customer_id").values_list("customer_id", flat=True)[:limit])


def _words_match(wanted: str) -> RawSQL:
    return RawSQL("people_customerwords.tokens @@ %s::tsquery", (wanted,), output_field=BooleanField())


def settled_customer(customer_id: int) -> int:
    """Who this record is today, after merges; inside a transaction she stays that until its end.

    The lock is the one a foreign key takes: callers do not wait for each other, only for a merge.
    """
    with core.prepared() as cursor:
        while True:
            cursor.execute(
                "SELECT merged_into_id FROM people_customer WHERE id = %s FOR KEY SHARE", (customer_id,)
            )
            row = cursor.fetchone()
            if row is None or row[0] is None:
                return customer_id
            customer_id = row[0]


def team_ids() -> tuple[int, ...]:
    """Every team's id."""
    return tuple(Team.objects.order_by("id").values_list("id", flat=True))


def live_host_keys() -> tuple[HostKeyShape, ...]:
    """The keys that the company's site may sign with, the newest first."""
    rows = HostKey.objects.filter(retired_at=None).order_by("-made_at", "-id")
    return tuple(HostKeyShape(row.kid, row.made_at, row.used_at) for row in rows)


def attributes(customer_id: int) -> tuple[AttributeShape, ...]:
    """What the company's site says about this customer."""
    rows = CustomerAttribute.objects.filter(customer_id=customer_id).order_by("key")
    return tuple(AttributeShape(row.key, row.value, row.signed) for row in rows)
