"""A small outside service for tests of the contract: its signature is a word, its events are JSON lists."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from urllib.parse import quote

from madoguchi.channels.shapes import (
    Account,
    Adapter,
    Edited,
    Field,
    Happening,
    Health,
    Inbound,
    NotGenuine,
    NotUnderstood,
    Part,
    Reachable,
    ReadUntil,
    Receipt,
    Route,
    Sent,
    Temporary,
    Unsent,
)
from madoguchi.conversations.shapes import Capabilities, FileRules, Outgoing


@dataclass
class Parrot:
    """What it was sent, and what it does next: an exception is raised, anything else is an id."""

    sent: list[Outgoing] = field(default_factory=list)
    routes: list[Route] = field(default_factory=list)
    next: list[Any] = field(default_factory=list)


PARROT = Parrot()


def verify(account: Account, headers: Mapping[str, str], raw: bytes) -> None:
    """It signs with the secret itself."""
    if headers.get("X-Parrot") != account.secret("token"):
        raise NotGenuine


def split(account: Account, headers: Mapping[str, str], raw: bytes) -> Iterable[Part]:
    """One part per event."""
    for one in json.loads(raw):
        yield Part(json.dumps(one).encode(), one["id"], one["from"], moment(one))


def moment(one: Mapping[str, Any]) -> datetime:
    """When it happened there."""
    return datetime.fromtimestamp(one.get("at", 1_790_000_000), UTC)


def events(account: Account, part: Part) -> Iterable[Happening]:
    """What happened; `kind` says what."""
    one = json.loads(part.body)
    at, who = moment(one), one["from"]
    match one.get("kind", "said"):
        case "said":
            yield Inbound(who, one["id"], one.get("text", ""), at=at, name=one.get("name", ""))
        case "unsent":
            yield Unsent(one["of"], at)
        case "edited":
            yield Edited(one["of"], one["text"], at)
        case "receipt":
            yield Receipt(one["of"], one["state"], at, one.get("reason", ""))
        case "read":
            yield ReadUntil(who, at)
        case "reachable":
            yield Reachable(who, one["yes"], at)
        case "slow":
            raise Temporary("unreachable")
        case odd:
            raise NotUnderstood(odd)


def send(account: Account, route: Route, outgoing: Outgoing) -> Sent:
    """Remember it, or fail as it was told."""
    told = PARROT.next.pop(0) if PARROT.next else None
    if isinstance(told, BaseException):
        raise told
    PARROT.sent.append(outgoing)
    PARROT.routes.append(route)
    return Sent((str(told or f"out-{outgoing.message_id}"),), how="seed", units=1)


ADAPTER = Adapter(
    kind="parrot",
    label="Parrot",
    icon="bird",
    capabilities=Capabilities(
        max_length=100,
        files=FileRules(kinds=("image/*",), max_bytes=1000, most=1),
        receipts=("delivered", "read"),
    ),
    verify=verify,
    split=split,
    events=events,
    send=send,
    check=lambda account: Health(ok=True, name="Polly"),
    fields=(Field("token", "Token", secret=True),),
    link=lambda account, text: f"https://parrot.test/{account.key}?say={quote(text)}",
)
CHANNELS = ("madoguchi.channels.webchat.channel.CHANNEL", "madoguchi.channels.tests.parrot.ADAPTER")
