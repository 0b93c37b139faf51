"""Accounts, routes and how they fare."""

from datetime import datetime, timedelta
from functools import partial

from django.conf import settings
from django.urls import reverse

from madoguchi.conversations import api as conversations
from madoguchi.core import api as core
from madoguchi.people import api as people

from .. import models
from ..shapes import Account, Adapter, Route


def adapter(kind: str) -> Adapter | None:
    """The adapter of this kind; None for web chat and for what is not built in."""
    found = conversations.channels().get(kind)
    return found if isinstance(found, Adapter) else None


def adapters() -> tuple[Adapter, ...]:
    """All that may be set up here, in the order of the list."""
    return tuple(one for one in conversations.channels().values() if isinstance(one, Adapter))


def account(id: int) -> Account | None:
    """One account."""
    row = models.Account.objects.filter(pk=id).first()
    return account_shape(row) if row else None


def account_by_key(kind: str, key: str) -> Account | None:
    """The account whose webhook this is, paused or not; None once it is closed."""
    row = models.Account.objects.filter(kind=kind, key=key, closed_at=None).first()
    return account_shape(row) if row else None


def accounts(kind: str = "") -> tuple[Account, ...]:
    """Every account, of one kind or all."""
    rows = models.Account.objects.all()
    return tuple(account_shape(row) for row in (rows.filter(kind=kind) if kind else rows))


def account_shape(row: models.Account) -> Account:
    """The row as it crosses the door."""
    return Account(
        id=row.pk, kind=row.kind, key=row.key, name=row.name, settings=row.settings, active=row.active,
        team_id=row.team_id, language=row.language, secret=partial(_secret, row.pk),
    )  # fmt: skip


def secret_name(account_id: int, name: str) -> str:
    """Under which name `people` keeps a secret of this account."""
    return f"channel:{account_id}:{name}"


def _secret(account_id: int, name: str) -> str:
    return people.kept_secret(secret_name(account_id, name))


def route_shape(row: models.Route) -> Route:
    """The row as it crosses the door."""
    return Route(
        id=row.pk, account_id=row.account_id, address=row.address, thread=row.thread, data=row.data,
        last_in_at=row.last_in_at, closed_at=row.closed_at,
    )  # fmt: skip


def route_of_conversation(*, conversation_id: int, channel: str, parted: bool = False) -> Route | None:
    """Where this conversation is held on that channel: the address that wrote last.

    parted: also one that its customer has parted from her page since, where the channel knows such a thing;
    nothing of hers goes there any more.
    """
    rows = models.Route.objects.filter(conversation=conversation_id, account__kind=channel)
    row = rows.order_by("-last_in_at", "-pk").first()
    if row is None or not parted and _is_parted(row.address, channel, conversation_id):
        return None
    return route_shape(row)


def _is_parted(address: str, channel: str, conversation_id: int) -> bool:
    how = adapter(channel)
    if how is None or how.link_address is None:
        return False
    customer_id = conversations.customer_of(conversation_id)
    owner = people.customer_by_identity(kind=how.identity_kind or how.kind, value=address)
    return customer_id is None or owner != people.settled_customer(customer_id)


def route_of_customer(*, customer_id: int, channel: str) -> Route | None:
    """Where this customer is reached on that channel, if she ever wrote or may be written to there."""
    known = adapter(channel)
    addresses = addresses_of(customer_id=customer_id, adapter=known) if known else []
    rows = models.Route.objects.filter(account__kind=channel, account__active=True, address__in=addresses)
    row = rows.order_by("-last_in_at", "-pk").first()
    return route_shape(row) if row else None


def addresses_of(*, customer_id: int, adapter: Adapter) -> list[str]:
    """The addresses on this channel that are proven to be this customer's."""
    person = people.customer(customer_id)
    kind = adapter.identity_kind or adapter.kind
    return [one.value for one in person.identities if one.kind == kind and one.proven_at] if person else []


def address_of(*, customer_id: int, adapter: Adapter) -> str:
    """The first of these; "" when there is none."""
    return next(iter(addresses_of(customer_id=customer_id, adapter=adapter)), "")


def webhook_address(account: Account) -> str:
    """Where the service sends what customers write."""
    return settings.MADOGUCHI_ADDRESS + reverse("channels:webhook", args=[account.kind, account.key])


def has_route(account_id: int, address: str) -> bool:
    """Whether somebody has written from there before."""
    return models.Route.objects.filter(account=account_id, address=address).exclude(last_in_at=None).exists()


def is_closed(account_id: int, address: str) -> bool:
    """Whether she wants nothing more from us there."""
    return models.Route.objects.filter(account=account_id, address=address).exclude(closed_at=None).exists()


def may_write(route: Route, channel: str) -> bool:
    """Whether a free message may go there now: she has not closed it, and the reply window is open."""
    window = conversations.capabilities(channel).reply_window
    if route.closed_at is not None:
        return False
    return window is None or (route.last_in_at is not None and core.now() - route.last_in_at < window)


def window_ends(route: Route, channel: str) -> datetime | None:
    """Until when she may be written to freely; None when that does not end."""
    window: timedelta | None = conversations.capabilities(channel).reply_window
    return route.last_in_at + window if window is not None and route.last_in_at else None
