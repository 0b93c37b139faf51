"""Notices to customers go out by our accounts at LINE and at a text message service, as replies do."""

from functools import partial
from uuid import NAMESPACE_URL, uuid5

from django.db.models import Q
from procrastinate.contrib.django import app

from madoguchi.conversations.shapes import Outgoing
from madoguchi.core import api as core
from madoguchi.notices import api as notices
from madoguchi.people import api as people

from ..models import Account as AccountRow
from ..models import Route as RouteRow
from ..queries.accounts import account, adapter, address_of, may_write, route_of_customer, route_shape
from ..queries.reaching import open_kinds
from ..shapes import Adapter, Broken, Permanent, Route, Temporary, Unsure
from .faring import note_out, note_trouble


def way(kind: str) -> notices.Way:
    """How notices reach customers on a channel of this kind."""
    return notices.Way(
        address=partial(_address, kind), send=partial(_later, kind), exists=lambda: kind in open_kinds()
    )


def _address(kind: str, customer_id: int) -> str:
    """Where she wrote to us; where we may write first, also an address that she has proven or given us."""
    route = route_of_customer(customer_id=customer_id, channel=kind)
    if route is not None:
        return route.address if may_write(route, kind) else ""
    how = adapter(kind)
    if how is None or not how.capabilities.can_write_first:
        return ""
    given = address_of(customer_id=customer_id, adapter=how) or _mobile(how, customer_id)
    closed = RouteRow.objects.filter(_open_account(kind), address=given).exclude(closed_at=None)
    return "" if closed.exists() else given


def _mobile(how: Adapter, customer_id: int) -> str:
    """The mobile number in her profile."""
    phones = people.phones_of(customer_id) if how.identity_kind == "phone" else ()
    return next((one.number for one in phones if one.kind == "mobile"), "")


def _open_account(kind: str) -> Q:
    return Q(account__kind=kind, account__active=True)


def _later(kind: str, outgoing: notices.Outgoing) -> None:
    job = app.configure_task("channels.send_notice", queue="channels")
    job.defer(channel=kind, telling_id=outgoing.telling_id)


def send_notice(*, channel: str, telling_id: int) -> bool:
    """Send one notice; whether it went. What never can is said to the notices. Raises Temporary, Broken."""
    told, how = notices.outgoing(telling_id), adapter(channel)
    route = _route(channel, told.to) if told else None
    whose = account(route.account_id) if route else None
    if told is None:
        return False
    if how is None or route is None or whose is None:
        notices.note_refused(telling_id)
        return False
    try:
        how.send(whose, route, _message(channel, told))
    except (Permanent, Unsure):
        notices.note_refused(telling_id)
        return False
    except (Temporary, Broken) as trouble:
        note_trouble(whose.id, trouble.reason, broken=isinstance(trouble, Broken))
        raise
    note_out(whose.id)
    return True


def _route(channel: str, address: str) -> Route | None:
    """The route to this address; a new one where we may write first. None where she has closed it."""
    rows = RouteRow.objects.filter(_open_account(channel), address=address)
    row = rows.order_by("-last_in_at", "-pk").first()
    how = adapter(channel)
    if row is None and how and how.capabilities.can_write_first:
        whose = AccountRow.objects.filter(kind=channel, active=True).first()
        row = whose and RouteRow.objects.get_or_create(account=whose, address=address, thread="")[0]
    return route_shape(row) if row and row.closed_at is None else None


def _message(channel: str, told: notices.Outgoing) -> Outgoing:
    """A notice as adapters send it; it belongs to no conversation, and its key names it for ever."""
    return Outgoing(
        message_id=0, conversation_id=0, customer_id=told.customer_id, channel=channel,
        key=uuid5(NAMESPACE_URL, f"notice:{told.telling_id}"), text=told.said.text, author_kind="system",
        author_name="", language=told.language, number="", subject=told.said.title, created_at=core.now(),
    )  # fmt: skip


LINE, SMS = way("line"), way("sms")
