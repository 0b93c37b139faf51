"""What a service sends is kept, with the job that handles it, before it is answered."""

import hashlib
from collections.abc import Iterable, Mapping

from django.db import connection, transaction
from procrastinate.contrib.django import app
from psycopg.types.json import Jsonb

from madoguchi.core import api as core

from ..shapes import Account, Adapter, NotUnderstood, Part

MOST_PARTS = 1000
PROBLEM_CHARACTERS = 200
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
        parts, problem = tuple(adapter.split(account, headers, raw))[:MOST_PARTS], ""
    except (NotUnderstood, ValueError, TypeError, KeyError, AttributeError) as trouble:
        parts, problem = (Part(raw),), f"{type(trouble).__name__}: {trouble}"[:PROBLEM_CHARACTERS]
    return keep(account, parts, headers=headers, problem=problem)


def brings_something(account: Account, adapter: Adapter, headers: Mapping[str, str], raw: bytes) -> bool:
    """Whether there is any event in a request; what cannot be read counts as one."""
    try:
        return any(True for _part in adapter.split(account, headers, raw))
    except (NotUnderstood, ValueError, TypeError, KeyError, AttributeError):
        return True


@transaction.atomic
def keep(
    account: Account, parts: Iterable[Part], *, headers: Mapping[str, str] | None = None, problem: str = ""
) -> int:
    """Keep events and enqueue one job per contact, in one transaction; how many were new."""
    found = tuple(parts)
    if not found:
        return 0
    now = core.now()
    kept = {name: value for name, value in (headers or {}).items() if name.lower() in KEPT_HEADERS}
    values = {
        "account": account.id,
        "now": now,
        "ids": [(part.external_id or digest(part.body))[:200] for part in found],
        "contacts": [part.contact[:200] for part in found],
        "times": [part.at or now for part in found],
        "headers": [Jsonb({**kept, **part.headers}) for part in found],
        "bodies": [part.body for part in found],
        "problems": [problem.replace("\x00", "")] * len(found),
    }
    with connection.cursor() as cursor:
        cursor.execute(_KEEP, values)
        new = cursor.fetchall()
    handle_later(account.id, {contact for contact, trouble in new if not trouble})
    return len(new)


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
