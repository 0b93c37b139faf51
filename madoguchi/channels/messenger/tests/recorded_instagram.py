"""A chat with our profile, as Instagram told it: changed words, an answer to a story, a press."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

from madoguchi.channels.shapes import Account
from madoguchi.channels.tests.recordings import Recorded, Request
from madoguchi.core import api as core
from madoguchi.core import testing
from madoguchi.demo.phone.graph import SECRET, TOKEN, VERIFY, signed
from madoguchi.demo.phone.messenger import INSTAGRAM_ID, PAGE, MessengerServer

HER = "17841400000000099"
BEGAN = int((core.now() - timedelta(hours=2)).timestamp() * 1000)


def _event(number: int, **told: Any) -> dict[str, Any]:
    when = BEGAN + number * 1000
    return {"sender": {"id": HER}, "recipient": {"id": INSTAGRAM_ID}, "timestamp": when, **told}


def _said(number: int, words: str, **more: Any) -> dict[str, Any]:
    return _event(number, message={"mid": f"aWdfRECORDED{number}", "text": words, **more})


EVENTS = (
    _said(1, "素敵ですね", reply_to={"story": {"url": "https://cdn.test/story.jpg", "id": "1"}}),
    _said(2, "照明の型番を教えてください"),
    _event(3, message_edit={"mid": "aWdfRECORDED2", "text": "照明の型番は何ですか", "num_edit": 1}),
    _said(4, "住所を送ってしまいました"),
    _event(5, message={"mid": "aWdfRECORDED4", "is_deleted": True}),
    _said(6, "修理をお願いしたい", quick_reply={"payload": "say:修理をお願いしたい"}),
    _said(7, "こちらの件です", reply_to={"mid": "aWdfRECORDED2"}),
    _event(8, reaction={"mid": "aWdfRECORDED7", "action": "react", "reaction": "love", "emoji": "❤"}),
    _event(9, reaction={"mid": "aWdfRECORDED7", "action": "unreact"}),
    _event(10, reaction={"mid": "aWdfRECORDED6", "action": "react", "emoji": "👍"}),
)


@contextmanager
def _service(settings: Any) -> Iterator[dict[str, str]]:
    with testing.running(MessengerServer("instagram")) as found:
        settings.MADOGUCHI_META_API = found.address
        found.last_in[HER] = core.now().timestamp()
        yield {"page_id": PAGE, "instagram_id": INSTAGRAM_ID, "access_token": TOKEN, "app_secret": SECRET,
               "verify_token": VERIFY, "human_agent": "yes"}  # fmt: skip


def _requests(account: Account, events: Sequence[Mapping[str, Any]]) -> list[Request]:
    entry = {"id": INSTAGRAM_ID, "time": BEGAN, "messaging": [dict(one) for one in events]}
    return [(*signed({"object": "instagram", "entry": [entry]}), "application/json")]


RECORDED = Recorded(
    kind="instagram", events=EVENTS, requests=_requests, service=_service, messages=5,
    taken_back=("住所を送ってしまいました",),
)  # fmt: skip
