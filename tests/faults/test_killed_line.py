"""kill -9 of the worker while it asks LINE about what came in: every message once, in its order."""

import time
import urllib.request
from typing import Any

import pytest
from django.conf import settings

from madoguchi.channels import api as channels
from madoguchi.channels.email.tests.dovecot import free_port
from madoguchi.channels.models import RawEvent
from madoguchi.conversations.models import Conversation, Message
from madoguchi.core import testing
from madoguchi.demo.phone.line import SECRET, TOKEN, LineServer, Next, signed

from .chatting import until

PORT = free_port()
HERE = f"http://127.0.0.1:{PORT}"
USER = "Ukilledworker0123456789abcdef0123"
SLOW = Next(200, b'{"userId": "U", "displayName": "late"}', seconds=5)
AGAIN_WITHIN = 40.0


def post(url: str, *events: dict[str, Any]) -> int:
    body, headers = signed(*events)
    asked = urllib.request.Request(url, body, {**headers, "Content-Type": "application/json"})
    with urllib.request.urlopen(asked, timeout=10) as answer:
        return int(answer.status)


def said() -> list[str]:
    rows = Message.objects.filter(channel="line", author_kind="customer").order_by("sequence")
    return list(rows.values_list("body", flat=True))


LED = {"MADOGUCHI_LINE_API": HERE, "MADOGUCHI_LINE_DATA": HERE, "MADOGUCHI_SECRET_KEY": settings.SECRET_KEY}


@pytest.mark.served(MADOGUCHI_DEMO="0", **LED)
def test_what_came_in_is_handled_once_by_the_next_worker(served):
    values = {"access_token": TOKEN, "channel_secret": SECRET}
    account = channels.add_account(kind="line", name="killed", values=values)
    url = f"{served.url}/channels/line/{account.key}/"
    with testing.running(LineServer(PORT)) as line:
        line.next, now = [SLOW], int(time.time() * 1000) - 60_000
        events = [line.message(USER, f"{number} 番目", at=now + number) for number in range(4)]
        assert [post(url, one) for one in events] == [200] * 4
        until(lambda: line.calls, 15, "the worker asks LINE")
        served.kill(served.worker)
        assert (said(), [post(url, one) for one in events]) == ([], [200] * 4)
        served.start(served.worker)
        until(lambda: len(said()) == 4, AGAIN_WITHIN, "every message")
        until(lambda: not RawEvent.objects.filter(handled_at=None).exists(), 10, "every event")
    assert said() == [f"{number} 番目" for number in range(4)]
    assert Conversation.objects.filter(channel="line").count() == 1
