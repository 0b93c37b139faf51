"""By which channels customers reach us now, and on which of them we reach one of them."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from urllib.parse import urlencode

from django.conf import settings

from madoguchi.conversations import api as conversations
from madoguchi.conversations.shapes import ConversationShape, LetterFrame
from madoguchi.core import api as core
from madoguchi.people import api as people
from madoguchi.people.shapes import IdentityShape

from .. import models
from .accounts import (
    account,
    accounts,
    adapter,
    adapters,
    may_write,
    route_of_conversation,
    route_of_customer,
    route_shape,
    window_ends,
)

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


def frame_for(here: ConversationShape, spoken: str, values: Mapping[str, str]) -> LetterFrame | None:
    """What stands around a reply that goes out as a letter here, to be changed by whoever writes; None where
    no letter goes out. `values` fill the gaps of the account's greeting and signature."""
    how = adapter(here.channel)
    if how is None or how.frame is None:
        return None
    route = route_of_conversation(conversation_id=here.id, channel=here.channel)
    route = route or route_of_customer(customer_id=here.customer_id, channel=here.channel)
    whose = (
        account(route.account_id)
        if route
        else next((one for one in accounts(here.channel) if one.active), None)
    )
    return how.frame(whose, route, spoken, values) if whose else None


def writable_until(here: ConversationShape) -> tuple[datetime | None, bool]:
    """Until when she may be written to freely here (None: that does not end), and whether that is over."""
    if conversations.capabilities(here.channel).reply_window is None:
        return None, False
    route = route_of_conversation(conversation_id=here.id, channel=here.channel)
    route = route or route_of_customer(customer_id=here.customer_id, channel=here.channel)
    until = window_ends(route, here.channel) if route else None
    return until, until is not None and until <= core.now()


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
