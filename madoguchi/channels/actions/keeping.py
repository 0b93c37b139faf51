"""What a service sends is kept, with the job that handles it, before it is answered."""

import hashlib
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from itertools import islice

from django.db import connection, transaction
from procrastinate.contrib.django import app
from psycopg.types.json import Jsonb

from madoguchi.core import api as core

from ..shapes import Account, Adapter, NotUnderstood, Part
from ..unpacking import UNREADABLE, problem_of

MOST_PARTS = 1000
PROBLEM_CHARACTERS = LONGEST_NAME = 200
FIRST_YEAR = 1970
AHEAD = timedelta(hours=1)
"""So far the clock of a service may be ahead of ours."""
KEPT_HEADERS = ("content-type", "user-agent")

_KEEP = """
INSERT INTO channels_rawevent
  (account_id, external_id, contact, at, headers, body, received_at, handled_at, tries, problem)
SELECT %(account)s, part.external_id, part.contact, part.at, part.headers, part.body, %(now)s,
  NULL, 0, part.problem
FROM unnest(%(ids)s::text[], %(contacts)s::text[], %(times)s::timestamptz[], %(headers)s::jsonb[],
            %(bodies)s::bytea[], %(problems)s::text[])
  AS part (external_id, contact, at, headers, body, problem)
ON CONFLICT (account_id, external_id) DO NOTHING RETURNING contact, problem
"""


def take(account: Account, adapter: Adapter, headers: Mapping[str, str], raw: bytes) -> int:
    """Keep the events of a genuine request and the jobs that handle them; how many of them were new."""
    try:
        parts = tuple(islice(adapter.split(account, headers, raw), MOST_PARTS + 1))
        if len(parts) > MOST_PARTS:
            raise NotUnderstood(f"more than {MOST_PARTS} events")
    except UNREADABLE as odd:
        parts = (Part(raw, problem=problem_of(odd)),)
    return keep(account, parts, headers=headers)


def brings_something(account: Account, adapter: Adapter, headers: Mapping[str, str], raw: bytes) -> bool:
    """Whether there is any event in a request; what cannot be read counts as one."""
    try:
        return any(True for _part in adapter.split(account, headers, raw))
    except UNREADABLE:
        return True


@transaction.atomic
def keep(account: Account, parts: Iterable[Part], *, headers: Mapping[str, str] | None = None) -> int:
    """Keep events and enqueue one job per contact, in one transaction; how many were new."""
    found = tuple(parts)
    if not found:
        return 0
    now = core.now()
    kept = {name: value for name, value in (headers or {}).items() if name.lower() in KEPT_HEADERS}
    values = {
        "account": account.id,
        "now": now,
        "ids": [_keepable(part.external_id) or digest(part.body) for part in found],
        "contacts": [_keepable(part.contact) for part in found],
        "times": [_moment(part.at, now) for part in found],
        "headers": [Jsonb({**kept, **part.headers}) for part in found],
        "bodies": [part.body for part in found],
        "problems": [part.problem[:PROBLEM_CHARACTERS] for part in found],
    }
    with connection.cursor() as cursor:
        cursor.execute(_KEEP, values)
        new = cursor.fetchall()
    handle_later(account.id, {contact for contact, trouble in new if not trouble})
    return len(new)


def _keepable(name: str) -> str:
    """The name of an event or a contact as its column holds it; of long ones, no two become the same."""
    plain = name.replace("\x00", "")
    return plain if len(plain) <= LONGEST_NAME else f"{plain[:100]}#{digest(plain.encode())}"


def _moment(said: datetime | None, now: datetime) -> datetime:
    """When it happened; now where nothing is said, or what only a broken clock can say."""
    return said if said is not None and FIRST_YEAR <= said.year and said <= now + AHEAD else now


def digest(body: bytes) -> str:
    """The name of an event that brought none."""
    return f"sha256:{hashlib.sha256(body).hexdigest()}"


def handle_later(account_id: int, contacts: Iterable[str], *, seconds: int = 0) -> None:
    """A job for each contact, in the running transaction; those of one contact run one after the other."""
    when = {"schedule_in": {"seconds": seconds}} if seconds else {}
    for contact in contacts:
        lock = f"channels.in:{account_id}:{contact}"
        job = app.configure_task("channels.handle", queue="channels", lock=lock, **when)  # type: ignore[arg-type]
        job.defer(account_id=account_id, contact=contact)
