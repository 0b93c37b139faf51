"""A customer's account at a service joins her page here: asked for there, proven here, confirmed there.

The link that she is sent opens nothing by itself: behind it she signs in, and says yes. Then she gets a
nonce, bound to her, for one use within minutes, and the service tells us who brought it.
"""

import secrets
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils.crypto import salted_hmac

from madoguchi.conversations import api as conversations
from madoguchi.core import api as core
from madoguchi.journeys import link_account
from madoguchi.people import api as people

from ..models import Linking, Route
from ..queries.accounts import account as account_of
from ..queries.accounts import adapter, route_of_conversation
from ..shapes import Account, Linked, Permanent

LINK_LIVES = timedelta(minutes=30)
NONCE_LIVES = timedelta(minutes=10)
PER_HOUR = 6
KEY_BYTES = 24


class LinkGone(Exception):
    """The link is too old, was used, or somebody else has begun with it."""


@dataclass(frozen=True)
class LinkShape:
    """What stands behind a link that still holds: at which service, and what the account is called there."""

    id: int
    account: Account
    address: str
    called: str
    ends_at: datetime


@transaction.atomic
def offer_link(*, account: Account, address: str, conversation_id: int, once: str) -> None:
    """Send her the link to our page in the conversation that she holds there; once under this name."""
    told = {"conversation_id": conversation_id, "client_id": f"link:{once}"}
    about = {"channel": account.kind}
    whose = people.customer_by_identity(kind=_kind(account), value=address)
    if whose is not None and _is_linked(whose, _kind(account)):
        conversations.tell(code="link_known", params=about, **told)
    elif core.allow(f"link:{account.id}:{address}", limit=PER_HOUR, seconds=3600):
        key = secrets.token_urlsafe(KEY_BYTES)
        link = settings.MADOGUCHI_ADDRESS.rstrip("/") + reverse("channels:link", args=[key])
        if conversations.tell(code="link_offered", params={**about, "link": link}, **told).created:
            Linking.objects.create(
                account_id=account.id, address=address[:254], key=_digest(key), made_at=core.now()
            )


def offer_link_if_unknown(*, conversation_id: int, message_id: int) -> None:
    """Beside the question who she is: the way by her page, where this conversation's service knows one."""
    here = conversations.brief(conversation_id)
    route = route_of_conversation(conversation_id=conversation_id, channel=here.channel) if here else None
    whose = account_of(route.account_id) if route else None
    how = adapter(whose.kind) if whose else None
    if route and whose and how and how.link_address:
        asked = Linking.objects.filter(account=whose.id, address=route.address, ended_at=None)
        if not asked.filter(made_at__gt=core.now() - LINK_LIVES).exists():
            offer_link(
                account=whose, address=route.address, conversation_id=conversation_id,
                once=f"proof:{message_id}",
            )  # fmt: skip


def open_link(key: str) -> LinkShape:
    """What this link is for. Raises LinkGone."""
    return _shape(_open(key))


def prove_link(*, key: str, customer_id: int) -> str:
    """She says yes on our page, signed in afresh: where she goes on, at the service.

    Raises LinkGone, and what an adapter's `send` raises where the service cannot be asked.
    """
    nonce = secrets.token_urlsafe(KEY_BYTES)
    with transaction.atomic():
        row = _open(key, lock=True)
        if row.customer_id not in (None, customer_id):
            raise LinkGone
        row.nonce, row.customer_id, row.proven_at = _digest(nonce), customer_id, core.now()
        row.save(update_fields=["nonce", "customer", "proven_at"])
    shape = _shape(row)
    how = adapter(shape.account.kind)
    if how is None or how.link_address is None:
        raise Permanent("channel")
    return how.link_address(shape.account, shape.address, nonce)


def linked(account: Account, one: Linked) -> None:
    """The service brings a nonce. Runs in the caller's transaction; the same news again changes nothing."""
    row = Linking.objects.select_for_update(of=("self",)).filter(nonce=_digest(one.nonce)).first()
    if row is None or row.ended_at is not None or row.customer_id is None or row.proven_at is None:
        return None
    if row.account_id != account.id or row.address != one.address[:254]:
        return _end(row, "another", "link_failed")
    if not one.yes or core.now() - row.proven_at > NONCE_LIVES:
        return _end(row, "late" if one.yes else "refused", "link_failed")
    joined = link_account.join(customer_id=row.customer_id, kind=_kind(account), value=row.address)
    return _end(row, "linked" if joined else "taken", "link_done" if joined else "link_taken")


@transaction.atomic
def end_link(*, account: Account, address: str, conversation_id: int, once: str) -> None:
    """She parts her account there from her page: the next word from there is a stranger's."""
    whose, kind = people.customer_by_identity(kind=_kind(account), value=address), _kind(account)
    was = whose is not None and _is_linked(whose, kind)
    code = "link_ended" if was else "link_none"
    told = conversations.tell(
        conversation_id=conversation_id, code=code, params={"channel": account.kind},
        client_id=f"unlink:{once}",
    )  # fmt: skip
    if told.created and was and whose is not None:
        link_account.part(customer_id=whose, kind=kind, value=address)


def _is_linked(customer_id: int, kind: str) -> bool:
    """Whether she is known by more than this account: joined with a page here."""
    person = people.customer(customer_id)
    known = person.identities if person else ()
    return any(one.proven_at and one.kind not in (kind, "visitor") for one in known)


def _end(row: Linking, outcome: str, code: str) -> None:
    row.outcome, row.ended_at = outcome, core.now()
    row.save(update_fields=["outcome", "ended_at"])
    account, place = account_of(row.account_id), _conversation(row)
    if account is None or place is None:
        return
    told = {"params": {"channel": account.kind}, "client_id": f"linking:{row.pk}"}
    with suppress(conversations.ConversationClosed, conversations.ConversationUnknown):
        conversations.tell(conversation_id=place, code=code, **told)


def _conversation(row: Linking) -> int | None:
    """The conversation that is held with the address that asked."""
    routes = Route.objects.filter(account=row.account_id, address=row.address).exclude(conversation=None)
    return routes.order_by("-last_in_at", "-pk").values_list("conversation_id", flat=True).first()


def _open(key: str, *, lock: bool = False) -> Linking:
    rows = Linking.objects.select_for_update(of=("self",)) if lock else Linking.objects
    row = rows.filter(key=_digest(key), ended_at=None, account__active=True).first()
    if row is None or row.made_at + LINK_LIVES <= core.now():
        raise LinkGone
    return row


def _shape(row: Linking) -> LinkShape:
    account = account_of(row.account_id)
    if account is None:
        raise LinkGone
    whose = people.customer_by_identity(kind=_kind(account), value=row.address)
    called = people.names([whose]).get(whose, "") if whose is not None else ""
    return LinkShape(row.pk, account, row.address, called, row.made_at + LINK_LIVES)


def _kind(account: Account) -> str:
    """Under which kind `people` knows the addresses of this account."""
    how = adapter(account.kind)
    return (how.identity_kind if how else "") or account.kind


def _digest(secret: str) -> str:
    return salted_hmac("channels.linking", secret, algorithm="sha256").hexdigest()
