"""By which channels customers reach us now, and on which of them we reach one of them."""

from collections.abc import Iterable
from urllib.parse import urlencode

from django.conf import settings

from madoguchi.conversations import api as conversations
from madoguchi.people import api as people
from madoguchi.people.shapes import IdentityShape

from .. import models
from .accounts import accounts, adapter, adapters, may_write, route_shape

CHAT = "webchat"


def open_kinds() -> tuple[str, ...]:
    """The kinds of channel on which a conversation can be held now: the chat, and services in use here."""
    in_use = set(models.Account.objects.filter(active=True).values_list("kind", flat=True)) | {CHAT}
    return tuple(kind for kind in conversations.channels() if kind in in_use)


def link_to(kind: str, text: str) -> str:
    """What opens a new message to us on that channel, with this text filled in; "" where nothing does.

    Where all apps are played in one place (MADOGUCHI_APPS), it is opened there.
    """
    how = adapter(kind)
    whose = next((one for one in accounts(kind) if one.active), None)
    link = how.link(whose, text) if how and whose else ""
    if settings.MADOGUCHI_APPS and whose:
        return settings.MADOGUCHI_ADDRESS + settings.MADOGUCHI_APPS + urlencode({"app": kind, "text": text})
    return link


def reached_on(*, customer_id: int) -> set[str]:
    """The kinds of channel on which she may be written to now; two queries.

    Where we may write first a proven address is enough, elsewhere she must have written there.
    """
    person = people.customer(customer_id)
    hers = [one for one in person.identities if one.proven_at] if person else []
    addressed = {
        one.kind for one in adapters() if one.capabilities.can_write_first and _known(one.kind, hers)
    }
    rows = models.Route.objects.filter(account__active=True, address__in={one.value for one in hers})
    written = {
        row.account.kind for row in rows.select_related("account")
        if row.address in _known(row.account.kind, hers) and may_write(route_shape(row), row.account.kind)
    }  # fmt: skip
    return addressed | written


def _known(kind: str, hers: Iterable[IdentityShape]) -> set[str]:
    """Her addresses on this kind of channel."""
    how = adapter(kind)
    return {one.value for one in hers if how is not None and one.kind == (how.identity_kind or kind)}
