"""What happened at a service, done here. Every one of these may come twice, and in any order."""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from django.conf import settings
from django.core.files.base import ContentFile
from django.db import connection, transaction
from django.utils.translation import gettext as _
from django.utils.translation import override
from psycopg.types.json import Jsonb

from madoguchi.conversations import api as conversations
from madoguchi.conversations.shapes import InboundMessage
from madoguchi.core import api as core
from madoguchi.crossing import api as crossing
from madoguchi.journeys import arrive, inbound_message
from madoguchi.people import api as people

from ..models import Route
from ..shapes import (
    Account,
    Adapter,
    Edited,
    Happening,
    Inbound,
    InboundFile,
    Linked,
    Reachable,
    Reacted,
    ReadUntil,
    Receipt,
    Temporary,
    Unsent,
)
from .granting import grant
from .linking import linked

EARLY = timedelta(seconds=45)
"""A receipt may come before we have written down what the service calls our message; for so long it waits."""

_ROUTE = """
INSERT INTO channels_route AS kept (account_id, address, thread, conversation_id, data, last_in_at, closed_at)
VALUES (%(account)s, %(address)s, %(thread)s, %(conversation)s, %(data)s, %(at)s, NULL)
ON CONFLICT (account_id, address, thread) DO UPDATE
SET conversation_id = coalesce(excluded.conversation_id, kept.conversation_id),
    data = CASE WHEN kept.last_in_at > excluded.last_in_at THEN excluded.data || kept.data
                ELSE kept.data || excluded.data END,
    last_in_at = greatest(kept.last_in_at, excluded.last_in_at)
"""


_REACHABLE = """
INSERT INTO channels_route AS kept (account_id, address, thread, data, closed_at, reachable_at)
VALUES (%(account)s, %(address)s, '', %(data)s, %(closed_at)s, %(at)s)
ON CONFLICT (account_id, address, thread) DO UPDATE
SET closed_at = excluded.closed_at, reachable_at = excluded.reachable_at, data = kept.data || excluded.data
WHERE kept.reachable_at IS NULL OR kept.reachable_at < excluded.reachable_at
"""

_ERASE = """
UPDATE channels_rawevent SET body = '' WHERE account_id = %(account)s
AND (handled_at IS NOT NULL OR problem <> '') AND position(%(said)s::bytea in body) > 0
AND (contact = %(contact)s OR contact IN (
  SELECT contact FROM channels_rawevent WHERE account_id = %(account)s AND external_id = %(event)s))
"""
"""What the service sent us of a message that was taken back goes too."""

_DATA = "UPDATE channels_route SET data = data || %s WHERE account_id = %s AND address = %s AND thread = ''"


def apply(account: Account, adapter: Adapter, one: Happening, *, received_at: datetime) -> bool:
    """Do what this calls for, in the caller's transaction. Raises Temporary when it came too early.

    Whether what it brought had been taken back before: then nothing of it may stay.
    """
    if isinstance(one, Receipt):
        _receipt(account, one, received_at)
        return False
    return bool(DONE[type(one)](account, adapter, one))


def _inbound(account: Account, adapter: Adapter, one: Inbound) -> bool:
    kind, value = one.identity or (adapter.identity_kind or account.kind, one.address)
    customer_id = people.identify(
        kind=kind, value=value, name=one.name[:120], locale=one.language or account.language,
        proven_how="channel" if one.proven else "",
    )  # fmt: skip
    if people.blocked(customer_id):
        return False
    crossed = _crossed(account, one, customer_id, certain=one.proven and not adapter.forgeable)
    if crossed and not crossing.without_code(one.text) and not one.files:
        _keep_route(account, one, crossed)
        return False
    customer_id = people.settled_customer(customer_id)
    route = Route.objects.filter(account=account.id, address=one.address[:254], thread=one.thread).first()
    place = crossed or one.conversation_id or (route.conversation_id if route and one.thread else None)
    files, refused = _files(one)
    receive = conversations.receive if one.wish else inbound_message.receive
    received = receive(
        InboundMessage(
            customer_id=customer_id,
            channel=account.kind,
            text="\n".join(filter(None, (one.text, *refused))),
            external_id=one.external_id,
            conversation_id=place,
            attachment_ids=files,
            language=one.language,
            subject=one.subject,
            apart=one.apart and place is None,
            card=one.card,
            also=one.also,
        )
    )
    if received.opened and account.team_id:
        team = {"team_id": account.team_id, "actor": core.SYSTEM}
        conversations.set_team(conversation_id=received.conversation_id, **team)
    _keep_route(account, one, received.conversation_id)
    if one.wish and received.created:
        grant(account, one, received, customer_id)
    if received.unsent:
        for file_id in files:
            transaction.on_commit(partial(core.remove_attachment, file_id))
    return received.unsent


def _crossed(account: Account, one: Inbound, customer_id: int, *, certain: bool) -> int | None:
    """The conversation that goes on here, when her words bring its code; None otherwise."""
    return arrive.arrive(
        customer_id=customer_id, text=one.text, channel=account.kind,
        address=f"{account.kind}:{one.address}", certain=certain,
    )  # fmt: skip


def _keep_route(account: Account, one: Inbound, conversation_id: int | None) -> None:
    values = {
        "account": account.id, "address": one.address[:254], "thread": one.thread[:200],
        "conversation": conversation_id, "data": Jsonb(dict(one.data)), "at": one.at or core.now(),
    }  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(_ROUTE, values)


def _files(one: Inbound) -> tuple[tuple[Any, ...], list[str]]:
    """The files that were kept, and a line for each that was not."""
    kept, refused = [], []
    for file in one.files:
        try:
            kept.append(_stored(file).id)
        except conversations.UploadRefused as trouble:
            refused.append(trouble.message)
    return tuple(kept), refused


def _stored(file: InboundFile) -> core.AttachmentShape:
    """Keep a file that came with a message. Raises conversations.UploadRefused, in words for staff."""
    content = ContentFile(file.content, name=file.name)
    content.content_type = file.media_type  # type: ignore[attr-defined]
    with override(settings.LANGUAGE_CODE):
        if not file.content:
            raise conversations.UploadRefused(_("“%(name)s” arrived empty.") % {"name": file.name})
        return conversations.keep_upload(content)  # type: ignore[arg-type]


def _linked(account: Account, adapter: Adapter, one: Linked) -> None:
    """She was at our page and at the service's, or broke it off; the news brings a token to answer by."""
    with connection.cursor() as cursor:
        cursor.execute(_DATA, (Jsonb(dict(one.data)), account.id, one.address[:254]))
    linked(account, one)


def _receipt(account: Account, one: Receipt, received_at: datetime) -> None:
    known = conversations.note_receipt(
        channel=account.kind, external_id=one.external_id, state=one.state, at=one.at, reason=one.reason
    )
    if not known and core.now() - received_at < EARLY:
        raise Temporary("early")


def _read_until(account: Account, adapter: Adapter, one: ReadUntil) -> None:
    route = Route.objects.filter(account=account.id, address=one.address, thread=one.thread).first()
    if route is not None and route.conversation_id is not None:
        conversations.note_read_until(
            conversation_id=route.conversation_id, channel=account.kind, until=one.at
        )


def _unsent(account: Account, adapter: Adapter, one: Unsent) -> None:
    conversations.unsend(channel=account.kind, external_id=one.external_id, at=one.at)
    if one.said:
        values = {
            "account": account.id, "contact": one.address[:200], "said": one.said.encode(),
            "event": one.event[:200] or None,
        }  # fmt: skip
        with connection.cursor() as cursor:
            cursor.execute(_ERASE, values)


def _edited(account: Account, adapter: Adapter, one: Edited) -> None:
    conversations.change_outside(channel=account.kind, external_id=one.external_id, text=one.text, at=one.at)


def _reacted(account: Account, adapter: Adapter, one: Reacted) -> None:
    conversations.react(channel=account.kind, external_id=one.external_id, sign=one.sign, at=one.at)


def _reachable(account: Account, adapter: Adapter, one: Reachable) -> None:
    """She followed us, or left: the latest of these counts, in whatever order they come."""
    values = {
        "account": account.id, "address": one.address[:254], "data": Jsonb(dict(one.data)), "at": one.at,
        "closed_at": None if one.yes else one.at,
    }  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(_REACHABLE, values)
    if one.yes:
        kind = adapter.identity_kind or account.kind
        people.identify(kind=kind, value=one.address, name=one.name[:120], proven_how="channel")


DONE: dict[type, Callable[[Account, Adapter, Any], bool | None]] = {
    Inbound: _inbound,
    ReadUntil: _read_until,
    Unsent: _unsent,
    Edited: _edited,
    Reacted: _reacted,
    Reachable: _reachable,
    Linked: _linked,
}
