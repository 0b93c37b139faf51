"""What we say goes out, message after message of a conversation, each begun, sent and written down.

Where a service takes several as one, those that are due together go together: all of them, or none. Nothing
is locked while the service is asked. A send that was cut off (the process was killed) is repeated only where
the service can tell; elsewhere nobody knows whether it arrived, and a person decides.
"""

import logging
from collections.abc import Mapping, Sequence
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
ABOUT_LINKS = "link_"
"""Lines that say what became of a link with her page; they go where it was ended, too."""
Batch = tuple[Outgoing, ...]


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
        begun = conversations.begin_deliveries(conversation_id=conversation_id)
        if begun is None:
            return sent
        if isinstance(begun, conversations.NotYet):
            deliver_later(conversation_id, at=begun.until)
            return sent
        said = [
            conversations.outgoing(message_id=one.message_id, interrupted=one.interrupted) for one in begun
        ]
        batch = tuple(one for one in said if one is not None)
        until = _send(batch) if batch else None
        if until is not None:
            deliver_later(conversation_id, at=until)
            return sent
        sent += len(begun)
    deliver_later(conversation_id)
    return sent


def _send(batch: Batch) -> datetime | None:
    """Send these and write down how it went; when to try again, None when that is not needed."""
    first = batch[0]
    own = conversations.channel(first.channel)
    if isinstance(own, Carried):
        return _carry(own, first)
    how = adapter(first.channel)
    route = _route(first)
    whose = account(route.account_id) if route else None
    if how is None or route is None or whose is None:
        return _end(batch, "failed", "no_route")
    interrupted = any(one.interrupted for one in batch)
    if interrupted and not how.repeatable:
        return _end(batch, "unknown", "interrupted")
    if until := _held(whose, how):
        return _wait(batch, until, "held")
    if not whose.active:
        return _wait(batch, core.now() + LONGEST_WAIT, "paused")
    if route.closed_at is not None:
        return _end(batch, "failed", "blocked")
    approved = how.capabilities.templates and first.card.get("template")
    if not approved and not may_write(route, first.channel):
        return _end(batch, "failed", "window")
    return _ask(whose, how, route, batch if first.tries > 1 else _fitting(how, batch))


def _fitting(how: Adapter, batch: Batch) -> Batch:
    """As many from the front as go as one; the others are next."""
    many = how.fitting(batch) if len(batch) > 1 else 1
    if rest := batch[many:]:
        conversations.leave_for_next(message_ids=[one.message_id for one in rest])
    return batch[:many]


def _carry(own: Carried, outgoing: Outgoing) -> datetime | None:
    try:
        sent = own.carry(outgoing)
    except Permanent as trouble:
        return _end((outgoing,), "failed", trouble.reason)
    except Temporary as trouble:
        wait = min(FIRST_WAIT * 2 ** min(outgoing.tries - 1, 10), LONGEST_WAIT)
        return _wait((outgoing,), core.now() + wait, trouble.reason)
    conversations.note_sent(message_id=outgoing.message_id, how=sent.how, units=sent.units)
    return None


def _ask(whose: Account, how: Adapter, route: Route, batch: Batch) -> datetime | None:
    if held := how.reserve(route, batch):
        route = _keep_data(route, held)
    try:
        sent = _sent(whose, how, route, batch)
    except Permanent as trouble:
        return _end(batch, "failed", trouble.reason)
    except Unsure as trouble:
        note_trouble(whose.id, trouble.reason)
        return _end(batch, "unknown", trouble.reason)
    except Broken as trouble:
        until = note_trouble(whose.id, trouble.reason, broken=True)
        return _wait(batch, until or core.now(), trouble.reason)
    except Temporary as trouble:
        return _later(whose, batch, trouble)
    _went(whose, route, batch, sent)
    return None


def _sent(whose: Account, how: Adapter, route: Route, batch: Batch) -> Sequence[Sent]:
    try:
        if how.send_together:
            return how.send_together(whose, route, batch)
        return (how.send(whose, route, batch[0]),)
    except SendingTrouble as trouble:
        if trouble.data:
            _keep_data(route, trouble.data)
        raise


def _went(whose: Account, route: Route, batch: Batch, sent: Sequence[Sent]) -> None:
    """Written down together: of what went as one, none is ever sent again without the others."""
    with transaction.atomic():
        for outgoing, one in zip(batch, sent, strict=True):
            conversations.note_sent(
                message_id=outgoing.message_id, external_ids=one.external_ids, how=one.how, units=one.units
            )
        if data := {name: value for one in sent for name, value in one.data.items()}:
            _keep_data(route, data)
    note_out(whose.id)


@transaction.atomic
def _keep_data(route: Route, data: Mapping[str, object]) -> Route:
    """What the adapter remembers of this route; None takes a value away. The route as it is now."""
    row = RouteRow.objects.select_for_update(no_key=True).get(pk=route.id)
    row.data = {key: value for key, value in {**row.data, **data}.items() if value is not None}
    row.save(update_fields=["data"])
    return route_shape(row)


def _later(whose: Account, batch: Batch, trouble: Temporary) -> datetime | None:
    if core.now() - batch[0].created_at > GIVE_UP:
        return _end(batch, "failed", trouble.reason)
    wait = min(FIRST_WAIT * 2 ** min(batch[0].tries - 1, 10), LONGEST_WAIT)
    if trouble.retry_after is not None:
        wait = timedelta(seconds=min(max(trouble.retry_after, 1), GIVE_UP.total_seconds()))
    until = note_trouble(whose.id, trouble.reason)
    return _wait(batch, max(core.now() + wait, until or core.now()), trouble.reason)


@transaction.atomic
def _wait(batch: Batch, until: datetime, reason: str) -> datetime:
    for one in batch:
        conversations.put_off_delivery(message_id=one.message_id, until=until, reason=reason)
    return until


@transaction.atomic
def _end(batch: Batch, state: str, reason: str) -> None:
    for one in batch:
        conversations.note_delivery(message_id=one.message_id, state=state, reason=reason)  # type: ignore[arg-type]
        logger.warning("message %s %s: %s", one.message_id, state, reason)


def _held(whose: Account, how: Adapter) -> datetime | None:
    """Until when this account sends nothing: its breaker is open, or the service allows no more."""
    until = open_until(whose.id)
    if until is None and how.rate is not None:
        most, seconds = how.rate
        if not core.allow(f"channel:out:{whose.id}", limit=most, seconds=seconds):
            return core.now() + timedelta(seconds=seconds)
    return until


def _route(outgoing: Outgoing) -> Route | None:
    """Where the customer is reached: in this conversation, else wherever she last wrote on this channel.

    Mails of several conversations are several threads: one never goes on in another's.
    """
    given = {"channel": outgoing.channel}
    parted = str(outgoing.card.get("code", "")).startswith(ABOUT_LINKS)
    found = route_of_conversation(conversation_id=outgoing.conversation_id, parted=parted, **given)
    if found is None and not conversations.capabilities(outgoing.channel).needs_subject:
        found = route_of_customer(customer_id=outgoing.customer_id, **given)
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
    own = f"conversation:{outgoing.conversation_id}" if how and how.capabilities.needs_subject else ""
    found, _made = RouteRow.objects.get_or_create(
        account=row, address=address, thread=own, defaults={"conversation_id": outgoing.conversation_id}
    )
    return route_shape(found)
