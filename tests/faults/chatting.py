"""Customers at the chat's door over real connections: they send, note what is acknowledged, and try again."""

import contextlib
import json
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from itertools import count
from urllib.parse import urlencode, urlsplit

from django.db import connections

from madoguchi.conversations.models import Message
from madoguchi.people import api as people
from tests.plugins.patience import BUSY

GIVE_UP_SECONDS = 40.0 * BUSY
PATIENCE = 0.05


@dataclass(frozen=True)
class Ack:
    """One message the server said it has: our number, its id and place, and how often we had to ask."""

    number: int
    message_id: int
    sequence: int
    tries: int


@dataclass
class Line:
    """One customer's connection; broken ones are opened again by the next request."""

    address: str
    token: str = field(default_factory=people.new_visitor_token)
    timeout: float = 10.0
    connection: HTTPConnection | None = None

    def request(self, method: str, path: str, form: dict[str, str] | None = None) -> tuple[int, dict, bytes]:
        """Status, headers, body. Raises OSError or HTTPException when the connection breaks."""
        if self.connection is None:
            self.connection = HTTPConnection(urlsplit(self.address).netloc, timeout=self.timeout)
        headers = {
            "Authorization": f"Bearer {self.token}",
            "Accept": "application/json",
            "Content-Type": "application/x-www-form-urlencoded",
        }
        try:
            self.connection.request(method, path, urlencode(form or {}), headers)
            response = self.connection.getresponse()
            return response.status, {k.lower(): v for k, v in response.getheaders()}, response.read()
        except (OSError, HTTPException):
            self.close()
            raise

    def send(self, text: str, client_id: str) -> tuple[int, dict, dict]:
        """Post one message once."""
        status, headers, body = self.request(
            "POST", "/chat/messages/", {"text": text, "client_id": client_id}
        )
        return status, headers, json.loads(body) if status == 200 else {}

    def insist(self, number: int, text: str, client_id: str) -> Ack:
        """Post one message until it is acknowledged."""
        give_up = time.monotonic() + GIVE_UP_SECONDS
        for tries in count(1):
            with contextlib.suppress(OSError, HTTPException):
                status, _headers, got = self.send(text, client_id)
                if status == 200:
                    return Ack(number, got["message"], got["sequence"], tries)
                assert status == 503, status
            assert time.monotonic() < give_up, f"not acknowledged in {GIVE_UP_SECONDS} s"
            time.sleep(PATIENCE)
        raise AssertionError

    def close(self) -> None:
        """Hang up."""
        if self.connection is not None:
            self.connection.close()
            self.connection = None


class Customer(threading.Thread):
    """Sends numbered messages one after the other, each until it is acknowledged.

    She ends when `enough` is set and she has sent at least `least`.
    """

    def __init__(
        self, address: str, name: str, *, least: int, enough: threading.Event, pause: float = 0.1
    ) -> None:
        super().__init__(name=name, daemon=True)
        self.line = Line(address)
        self.least, self.enough, self.pause = least, enough, pause
        self.acks: list[Ack] = []
        self.problem: BaseException | None = None

    def run(self) -> None:
        try:
            while len(self.acks) < self.least or not self.enough.is_set():
                number = len(self.acks) + 1
                client_id = f"{self.name}-{number:06}"
                self.acks.append(self.line.insist(number, f"{self.name} {number}", client_id))
                time.sleep(self.pause)
        except BaseException as problem:
            self.problem = problem
        finally:
            self.line.close()
            connections.close_all()

    def assert_kept(self, least: int) -> None:
        """Every acknowledged message is in the database: once, in its place, in the order of sending."""
        assert self.problem is None
        assert len(self.acks) >= least
        kept = kept_of(self.line.token)
        assert [text for _, _, text in kept] == [f"{self.name} {n + 1}" for n in range(len(self.acks))]
        assert [(i, s) for i, s, _ in kept] == [(ack.message_id, ack.sequence) for ack in self.acks]


def kept_of(token: str) -> list[tuple[int, int, str]]:
    """What the database holds of one customer: id, sequence, text, in the conversation's order."""
    rows = Message.objects.filter(
        conversation__customer_id=people.customer_by_token(token), author_kind="customer"
    )
    return list(rows.order_by("conversation_id", "sequence").values_list("id", "sequence", "body"))


def at_once(calls: list[Callable[[], object]]) -> list[object]:
    """All at the same moment, each in a thread; what they gave, in order."""
    got: list[object] = [None] * len(calls)
    start = threading.Barrier(len(calls))

    def run(place: int) -> None:
        start.wait()
        try:
            got[place] = calls[place]()
        except Exception as problem:
            got[place] = problem

    threads = [threading.Thread(target=run, args=[place]) for place in range(len(calls))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return got


def until(what: Callable[[], object], seconds: float, why: str) -> object:
    """Wait until `what` is true; its value."""
    give_up = time.monotonic() + seconds * BUSY
    while not (got := what()):
        assert time.monotonic() < give_up, f"{why}: not within {seconds * BUSY} s"
        time.sleep(0.05)
    return got
