"""What services really send, one recording each: whoever writes an adapter adds a line, and the contract is
tested with it (`test_contract.py`)."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any

from madoguchi.channels.shapes import Account

RECORDINGS = (
    "madoguchi.channels.line.tests.recorded.RECORDED",
    "madoguchi.channels.sms.tests.recorded.RECORDED",
    "madoguchi.channels.telegram.tests.recorded.RECORDED",
    "madoguchi.channels.whatsapp.tests.recorded.RECORDED",
    "madoguchi.channels.messenger.tests.recorded.RECORDED",
    "madoguchi.channels.messenger.tests.recorded_instagram.RECORDED",
    "madoguchi.channels.bridge.tests.recorded.RECORDED",
)
Event = Mapping[str, Any]
Request = tuple[bytes, Mapping[str, str], str]


@dataclass(frozen=True)
class Recorded:
    """Events of one customer at a service, in the order in which they happened, within thirty days from now.

    `requests`: these events as the service's requests to our account (body, headers, media type).
    `service` plays the other side for a while (with Django's settings) and yields what the form holds.
    `messages`: how many of hers there are in the end; `taken_back`: words that nobody reads any more.
    `timed`: the service tells when something happened; elsewhere they stand in the order in which they came.
    """

    kind: str
    events: Sequence[Event]
    requests: Callable[[Account, Sequence[Event]], Sequence[Request]]
    service: Callable[[Any], AbstractContextManager[Mapping[str, str]]]
    messages: int
    taken_back: Sequence[str] = ()
    timed: bool = True
