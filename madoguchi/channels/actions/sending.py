"""What we say goes out, message after message of a conversation, each begun, sent and written down.

Nothing is locked while the service is asked. A send that was cut off (the process was killed) is repeated
only where the service knows our key; elsewhere nobody knows whether it arrived, and a person decides.
"""

import logging
from datetime import datetime, timedelta

from django.db import transaction
from procrastinate.contrib.django import app

from madoguchi.conversations import api as conversations
from madoguchi.conversations.shapes import Outgoing
from madoguchi.core import api as core

from ..models import Account as AccountRow
from ..models import Route as RouteRow
from ..queries.accounts import (
    account,
    adapter,
    address_of,
    may_write,
    route_of_conversation,
    route_of_customer,
    route_shape,
)
from ..shapes import (
    Account,
    Adapter,
    Broken,
    Carried,
    Permanent,
    Route,
    SendingTrouble,
    Sent,
    Temporary,
    Unsure,
)
from .faring import note_out, note_trouble, open_until

logger = logging.getLogger(__name__)
FIRST_WAIT, LONGEST_WAIT = timedelta(seconds=5), timedelta(minutes=15)
GIVE_UP = timedelta(hours=24)
MOST_AT_ONCE = 50


def deliver_later(conversation_id: int, *, at: datetime | None = None) -> None:
    """A job that sends what waits in this conversation; one runs at a time."""
    when = {"schedule_at": at} if at and at > core.now() else {}
    lock = f"channels.out:{conversation_id}"
    job = app.configure_task("channels.deliver", queue="channels", lock=lock, **when)  # type: ignore[arg-type]
    job.defer(conversation_id=conversation_id)


def deliver(*, conversation_id: int) -> int:
    """Send what is due in this conversation, in its order; how many messages left our hands.

    What has to wait keeps those behind it waiting, and a job comes again at its time.
    """
    sent = 0
    for _round in range(MOST_AT_ONCE):
        begun = conversations.begin_delivery(conversation_id=conversation_id)
        if begun is None:
            return sent
        if isinstance(begun, conversations.NotYet):
            deliver_later(conversation_id, at=begun.until)
            return sent
        outgoing = conversations.outgoing(message_id=begun.message_id, interrupted=begun.interrupted)
        until = _send(outgoing) if outgoing else None
        if until is not None:
            deliver_later(conversation_id, at=until)
            return sent
        sent += 1
    deliver_later(conversation_id)
    return sent


def _send(outgoing: Outgoing) -> datetime | None:
    """Send one message and write down how it went; when it is to be tried again, None when it need not."""
    own = conversations.channel(outgoing.channel)
    if isinstance(own, Carried):
        return _carry(own, outgoing)
    how = adapter(outgoing.channel)
    route = _route(outgoing)
    whose = account(route.account_id) if route else None
    if how is None or route is None or whose is None:
        return _end(outgoing, "failed", "no_route")
    if outgoing.interrupted and not how.repeatable:
        return _end(outgoing, "unknown", "interrupted")
    if until := _held(whose, how):
        return _wait(outgoing, until, "held")
    if not whose.active:
        return _wait(outgoing, core.now() + LONGEST_WAIT, "paused")
    if route.closed_at is not None:
        return _end(outgoing, "failed", "blocked")
    approved = how.capabilities.templates and outgoing.card.get("template")
    if not approved and not may_write(route, outgoing.channel):
        return _end(outgoing, "failed", "window")
    return _ask(whose, how, route, outgoing)


def _carry(own: Carried, outgoing: Outgoing) -> datetime | None:
    try:
        sent = own.carry(outgoing)
    except Permanent as trouble:
        return _end(outgoing, "failed", trouble.reason)
    except Temporary as trouble:
        wait = min(FIRST_WAIT * 2 ** min(outgoing.tries - 1, 10), LONGEST_WAIT)
        return _wait(outgoing, core.now() + wait, trouble.reason)
    conversations.note_sent(message_id=outgoing.message_id, how=sent.how, units=sent.units)
    return None


def _ask(whose: Account, how: Adapter, route: Route, outgoing: Outgoing) -> datetime | None:
    try:
        sent = _sent(whose, how, route, outgoing)
    except Permanent as trouble:
        return _end(outgoing, "failed", trouble.reason)
    except Unsure as trouble:
        note_trouble(whose.id, trouble.reason)
        return _end(outgoing, "unknown", trouble.reason)
    except Broken as trouble:
        until = note_trouble(whose.id, trouble.reason, broken=True)
        return _wait(outgoing, until or core.now(), trouble.reason)
    except Temporary as trouble:
        return _later(whose, outgoing, trouble)
    _went(whose, route, outgoing, sent)
    return None


def _sent(whose: Account, how: Adapter, route: Route, outgoing: Outgoing) -> Sent:
    try:
        return how.send(whose, route, outgoing)
    except SendingTrouble as trouble:
        if trouble.data:
            _keep_data(route, dict(trouble.data))
        raise


def _went(whose: Account, route: Route, outgoing: Outgoing, sent: Sent) -> None:
    conversations.note_sent(
        message_id=outgoing.message_id, external_ids=sent.external_ids, how=sent.how, units=sent.units
    )
    if sent.data:
        _keep_data(route, dict(sent.data))
    note_out(whose.id)


def _keep_data(route: Route, data: dict[str, object]) -> None:
    """What the adapter remembers of this route; None takes a value away."""
    with transaction.atomic():
        row = RouteRow.objects.select_for_update(no_key=True).get(pk=route.id)
        row.data = {key: value for key, value in {**row.data, **data}.items() if value is not None}
        row.save(update_fields=["data"])


def _later(whose: Account, outgoing: Outgoing, trouble: Temporary) -> datetime | None:
    if core.now() - outgoing.created_at > GIVE_UP:
        return _end(outgoing, "failed", trouble.reason)
    wait = min(FIRST_WAIT * 2 ** min(outgoing.tries - 1, 10), LONGEST_WAIT)
    if trouble.retry_after is not None:
        wait = min(max(timedelta(seconds=trouble.retry_after), timedelta(seconds=1)), GIVE_UP)
    until = note_trouble(whose.id, trouble.reason)
    return _wait(outgoing, max(core.now() + wait, until or core.now()), trouble.reason)


def _wait(outgoing: Outgoing, until: datetime, reason: str) -> datetime:
    conversations.put_off_delivery(message_id=outgoing.message_id, until=until, reason=reason)
    return until


def _end(outgoing: Outgoing, state: str, reason: str) -> None:
    conversations.note_delivery(message_id=outgoing.message_id, state=state, reason=reason)  # type: ignore[arg-type]
    logger.warning("message %s %s: %s", outgoing.message_id, state, reason)


def _held(whose: Account, how: Adapter) -> datetime | None:
    """Until when this account sends nothing: its breaker is open, or the service allows no more."""
    until = open_until(whose.id)
    if until is None and how.rate is not None:
        most, seconds = how.rate
        if not core.allow(f"channel:out:{whose.id}", limit=most, seconds=seconds):
            return core.now() + timedelta(seconds=seconds)
    return until


def _route(outgoing: Outgoing) -> Route | None:
    """Where the customer is reached: in this conversation, else wherever she last wrote on this channel."""
    given = {"channel": outgoing.channel}
    found = route_of_conversation(conversation_id=outgoing.conversation_id, **given)
    found = found or route_of_customer(customer_id=outgoing.customer_id, **given)
    return found or _first_route(outgoing)


def _first_route(outgoing: Outgoing) -> Route | None:
    """A new route to an address that we know, where the channel lets us write first."""
    how = adapter(outgoing.channel)
    address = (
        address_of(customer_id=outgoing.customer_id, adapter=how)
        if how and how.capabilities.can_write_first
        else ""
    )
    row = AccountRow.objects.filter(kind=outgoing.channel, active=True).first() if address else None
    if row is None:
        return None
    found, _made = RouteRow.objects.get_or_create(
        account=row, address=address, thread="", defaults={"conversation_id": outgoing.conversation_id}
    )
    return route_shape(found)
