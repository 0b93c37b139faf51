"""The database is killed and comes back: said plainly, mended without help, nothing lost (F03)."""

import os
import signal
import threading
import time
from pathlib import Path

import pytest
from django.db import connections
from playwright.sync_api import Page, expect

from madoguchi.config import children
from madoguchi.conversations.models import Message
from tests.plugins.browser import sign_in
from tests.plugins.patience import BUSY

from .chatting import Customer, Line, until

TOLD_WITHIN = 3.0
"""Seconds; the pool waits half of it for a connection."""

AWAY_SECONDS = 1.5
BACK_WITHIN = 10.0


class Supervisor(threading.Thread):
    """Starts again what ends, as `madoguchi up` does; a worker ends when its database goes away."""

    def __init__(self, child: children.Child) -> None:
        super().__init__(daemon=True)
        self.child, self.over = child, threading.Event()

    def run(self) -> None:
        while not self.over.wait(0.05):
            self.child.died()
            self.child.start_when_due()


def kill_database(durable_cluster) -> None:
    """An immediate shutdown: every backend ends at once and the next start recovers from the log."""
    data = Path(durable_cluster.server.data)
    pid = int((data / "postmaster.pid").read_text().split()[0])
    os.kill(pid, signal.SIGQUIT)
    until(lambda: not (data / "postmaster.pid").exists(), 10, "the database ends")


def say(page: Page, text: str) -> None:
    page.fill("#chat-text", text)
    page.press("#chat-text", "Enter")


@pytest.fixture
def minded(served, durable_cluster):
    """The worker is minded as in production."""
    supervisor = Supervisor(served.worker)
    supervisor.start()
    yield
    supervisor.over.set()
    durable_cluster.start()
    supervisor.join()


@pytest.mark.usefixtures("minded")
def test_nothing_is_lost_and_every_tab_recovers_by_itself(durable_cluster, served, new_page):
    chat, desk = new_page(), new_page()
    chat.goto("/chat/")
    say(chat, "つながっていますか")
    asked = until(lambda: Message.objects.filter(body="つながっていますか").first(), 10, "it is kept")
    tabs = [desk, desk.context.new_page(), desk.context.new_page()]
    sign_in(desk, "megumi")
    for tab in tabs:
        tab.goto(f"/desk/c/{asked.conversation_id}/")
        expect(tab.locator("#talk")).to_be_visible()
    expect(desk.locator("html[data-live=on]")).to_be_attached()  # it holds the stream for all three
    enough = threading.Event()
    customers = [Customer(served.url, f"away{n}", least=20, enough=enough) for n in range(2)]
    for customer in customers:
        customer.start()
    until(lambda: len(customers[0].acks) >= 5, 20, "the first messages")

    kill_database(durable_cluster)
    line = Line(served.url, customers[0].line.token)
    began = time.monotonic()
    status, headers, _ = line.send("いまはどうですか", "while-away-1")
    assert (status, time.monotonic() - began < TOLD_WITHIN * BUSY) == (503, True)
    assert 0 < int(headers["retry-after"]) <= 30
    assert line.request("GET", "/help/")[0] == 503
    time.sleep(AWAY_SECONDS)
    durable_cluster.start()
    connections.close_all()  # the test's own, which broke too

    enough.set()
    for customer in customers:
        customer.join()
        customer.assert_kept(least=20)
    say(chat, "もどりましたか")
    for tab in tabs:
        bubble = tab.locator("#thread .bubble", has_text="もどりましたか")
        expect(bubble).to_have_count(1, timeout=BACK_WITHIN * BUSY * 1000)
    first = Message.objects.get(body="away0 1")
    until(
        lambda: Message.objects.filter(conversation_id=first.conversation_id, kind="answer").exists(),
        20,
        "the worker is back",
    )
    line.close()
