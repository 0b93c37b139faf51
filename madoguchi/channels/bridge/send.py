"""To the other system: one signed POST for each message, under a key that is the same with every try."""

import json
from collections.abc import Mapping
from typing import Any
from uuid import uuid4

import httpx

from madoguchi.conversations.shapes import Outgoing

from .. import outside
from ..files import address_of_file
from ..shapes import Account, Broken, Permanent, Route, Sent, Temporary
from .files import own_hosts
from .signing import LONGEST_ID, signed
from .translate import REASONS, own

LARGEST = 64 * 1024
"""Bytes of an answer that are read."""
ALREADY = 409
AGAIN = (408, 425)
Answer = tuple[int, Mapping[str, str], dict[str, Any]]


def send(account: Account, route: Route, outgoing: Outgoing) -> Sent:
    """Send one message of ours. Raises Permanent, Temporary, Broken."""
    status, headers, said = post(account, _message(account, route, outgoing), name=str(outgoing.key))
    if status == ALREADY:
        return Sent((own(account, str(outgoing.key)),))
    refuse(status, headers, said)
    name = said.get("id")
    known = str(name) if isinstance(name, str | int) and 0 < len(str(name)) <= LONGEST_ID else ""
    return Sent((own(account, known or str(outgoing.key)),))


def ping(account: Account) -> str:
    """Whether it answers; what it calls itself. Raises Permanent, Temporary, Broken."""
    status, headers, said = post(account, {"type": "ping"}, name=str(uuid4()))
    refuse(status, headers, said)
    return str(said.get("name") or "")[:80]


def post(account: Account, told: Mapping[str, Any], *, name: str) -> Answer:
    """One signed request; what came back. Raises Temporary, Broken."""
    body = json.dumps({"id": name, **told}, ensure_ascii=False).encode()
    address, hosts = str(account.settings.get("address", "")), tuple(own_hosts(account))
    headers = signed(account, body, name)
    try:
        with (
            outside.asking(own=hosts) as client,
            client.stream("POST", address, content=body, headers=headers) as answer,
        ):
            return answer.status_code, answer.headers, _object(outside.bounded(answer, LARGEST))
    except outside.Inner:
        raise Broken("inside") from None
    except (httpx.InvalidURL, httpx.UnsupportedProtocol, UnicodeError):
        raise Broken("door") from None
    except (httpx.ConnectError, httpx.ConnectTimeout):
        raise Temporary("unreachable") from None
    except (httpx.HTTPError, outside.TooLarge):
        raise Temporary("no_answer") from None


def refuse(status: int, headers: Mapping[str, str], said: Mapping[str, Any]) -> None:
    """Raises what this answer means, unless all went well."""
    if 200 <= status < 300:
        return
    given = headers.get("Retry-After", "")
    waits = float(given) if given.isascii() and given.isdigit() else None
    if status == 429:
        raise Temporary("busy", waits)
    if status >= 500 or status in AGAIN:
        raise Temporary("unreachable", waits)
    if status in (401, 403):
        raise Broken("keys")
    if status in (404, 405) or 300 <= status < 400:
        raise Broken("door")
    reason = said.get("reason")
    raise Permanent(reason if reason in REASONS else "refused")


def _object(body: bytes) -> dict[str, Any]:
    """The answer, where it is a JSON object; nothing of it is needed."""
    try:
        found = json.loads(body)
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _message(account: Account, route: Route, outgoing: Outgoing) -> dict[str, Any]:
    return {
        "type": "message",
        "at": outgoing.created_at.isoformat(),
        "to": route.address.removeprefix(own(account, "")),
        "thread": route.thread,
        "number": outgoing.number,
        "language": outgoing.language,
        "author": {"kind": outgoing.author_kind, "name": outgoing.author_name},
        "text": outgoing.text,
        "choices": [{"label": one.label, "text": one.text or one.label} for one in outgoing.choices],
        "files": [
            {"name": one.name, "type": one.media_type, "size": one.size, "url": address_of_file(one)}
            for one in outgoing.files
        ],
    }
