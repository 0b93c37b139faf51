"""A chat with our page, as Messenger told it."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

from madoguchi.channels.shapes import Account
from madoguchi.channels.tests.recordings import Recorded, Request
from madoguchi.core import api as core
from madoguchi.core import testing
from madoguchi.demo.phone.graph import SECRET, TOKEN, VERIFY, signed
from madoguchi.demo.phone.messenger import PAGE, MessengerServer

HER = "24800000000007"
BEGAN = int((core.now() - timedelta(hours=2)).timestamp() * 1000)


def _event(number: int, **told: Any) -> dict[str, Any]:
    when = BEGAN + number * 1000
    return {"sender": {"id": HER}, "recipient": {"id": PAGE}, "timestamp": when, **told}


def _said(number: int, words: str, **more: Any) -> dict[str, Any]:
    return _event(number, message={"mid": f"m_RECORDED{number}", "text": words, **more})


EVENTS = (
    _event(1, postback={"mid": "m_RECORDED1", "title": "はじめる", "payload": "say=はじめまして"}),
    _said(2, "照明がちらつきます"),
    _said(3, "電話番号を送ってしまいました"),
    _event(4, message={"mid": "m_RECORDED3", "is_deleted": True}),
    _said(5, "担当の方をお願いします"),
)


@contextmanager
def _service(settings: Any) -> Iterator[dict[str, str]]:
    with testing.running(MessengerServer()) as found:
        settings.MADOGUCHI_META_API = found.address
        found.last_in[HER] = core.now().timestamp()
        yield {"page_id": PAGE, "access_token": TOKEN, "app_secret": SECRET, "verify_token": VERIFY,
               "human_agent": "yes"}  # fmt: skip


def _requests(account: Account, events: Sequence[Mapping[str, Any]]) -> list[Request]:
    entry = {"id": PAGE, "time": BEGAN, "messaging": [dict(one) for one in events]}
    return [(*signed({"object": "page", "entry": [entry]}), "application/json")]


RECORDED = Recorded(
    kind="messenger", events=EVENTS, requests=_requests, service=_service, messages=4,
    taken_back=("電話番号を送ってしまいました",),
)  # fmt: skip
