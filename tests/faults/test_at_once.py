"""Two people do the same thing at the same time, and one person does it twice (F37, F38)."""

import re
from http.client import HTTPConnection
from urllib.parse import urlencode, urlsplit

import pytest
from django.db import transaction
from playwright.sync_api import expect

from madoguchi.conversations import api as conversations
from madoguchi.conversations.models import Conversation, Message
from madoguchi.conversations.shapes import InboundMessage
from madoguchi.core import api as core
from madoguchi.people import api as people
from madoguchi.routing import api as routing

from .chatting import at_once

PASSWORD = "aozora-demo-2026"
AGENTS = ("misaki", "yui", "yumiko", "megumi")
HIDDEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')


class Agent:
    """One agent's browser without a screen."""

    def __init__(self, address: str, name: str) -> None:
        self.place, self.cookies = urlsplit(address).netloc, {}
        page = self.get("/account/login/")
        self.csrf = HIDDEN.search(page)[1]
        self.post("/account/login/", login=f"{name}@aozora.example", password=PASSWORD)
        self.csrf = HIDDEN.search(self.get("/desk/"))[1]  # a new one after signing in

    def get(self, path: str) -> str:
        return self._ask("GET", path, "")[1]

    def post(self, path: str, **form: str) -> int:
        return self._ask("POST", path, urlencode({"csrfmiddlewaretoken": self.csrf, **form}))[0]

    def _ask(self, method: str, path: str, body: str) -> tuple[int, str]:
        connection = HTTPConnection(self.place, timeout=30)
        headers = {
            "Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items()),
            "Content-Type": "application/x-www-form-urlencoded",
            "Accept": "application/json, text/html",
        }
        connection.request(method, path, body, headers)
        response = connection.getresponse()
        for name, value in response.getheaders():
            if name.lower() == "set-cookie":
                key, _, rest = value.partition("=")
                self.cookies[key] = rest.partition(";")[0]
        text = response.read().decode()
        connection.close()
        return response.status, text


def asked(text: str) -> int:
    """A conversation that waits for a person; its id."""
    with transaction.atomic():
        customer = people.start_visitor(locale="ja").customer_id
        talk = conversations.receive(InboundMessage(customer, "webchat", text)).conversation_id
        routing.place(conversation_id=talk)
    return talk


def replies(talk: int) -> list[str]:
    rows = Message.objects.filter(conversation_id=talk, author_kind="agent", private=False)
    return list(rows.order_by("sequence").values_list("body", flat=True))


@pytest.mark.served(web=2, worker=False)
def test_two_agents_at_once(served):
    agents = [Agent(served.url, name) for name in AGENTS]

    talk = asked("誰かいますか")
    at_once([lambda a=a: a.post(f"/desk/c/{talk}/takes/") for a in agents])
    taken = [one for one in core.history(conversation_id=talk) if one.type == "conversations.assigned"]
    assert Conversation.objects.get(pk=talk).assignee_id is not None
    assert len(taken) == 1

    talk = asked("返事をください")
    seen = str(Conversation.objects.get(pk=talk).last_sequence)
    got = at_once(
        [
            lambda a=a, n=n: a.post(
                f"/desk/c/{talk}/replies/", text=f"返事{n}", client_id=f"reply-at-once-{n}", seen=seen
            )
            for n, a in enumerate(agents)
        ]
    )
    kept = replies(talk)
    assert sorted(set(got)) in ([200], [200, 409]), got
    assert len(kept) == got.count(200) == len(set(kept)), "each reply is either sent once or refused"

    mine = {"text": "一度だけ", "client_id": "reply-twice-1", "seen": seen}
    got = at_once([lambda: agents[3].post(f"/desk/c/{talk}/notes/", **mine) for _ in range(8)])
    assert got == [200] * 8
    assert Message.objects.filter(conversation_id=talk, body="一度だけ").count() == 1


@pytest.mark.served(worker=False)
@pytest.mark.parametrize("javascript", [True, False])
def test_a_double_click_and_going_back_send_once(served, new_page, javascript):
    page = new_page(javascript=javascript)
    page.goto("/chat/")
    if javascript:
        expect(page.locator(".chat-ready")).to_be_visible()
    page.fill("#chat-text", "二度押しました")
    page.dblclick("button.chat-send")
    expect(page.locator("#chat-log .chat-words", has_text="二度押しました")).to_have_count(1)
    page.goto("/help/")
    page.go_back()
    page.reload()
    expect(page.locator("#chat-log .chat-words", has_text="二度押しました")).to_have_count(1)
    assert Message.objects.filter(body="二度押しました").count() == 1
