"""A morning of one customer, as LINE told it."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

from madoguchi.channels.tests.recordings import Recorded
from madoguchi.core import api as core
from madoguchi.core import testing
from madoguchi.demo.phone.line import SECRET, TOKEN, LineServer, signed

USER = "U8f2c1d4e5b6a79880123456789abcdef"
BEGAN = int((core.now() - timedelta(hours=3)).timestamp() * 1000)
PICTURE = "601234567890123456"


def _event(number: int, kind: str, **more: Any) -> dict[str, Any]:
    return {
        "type": kind, "mode": "active", "timestamp": BEGAN + number * 1000,
        "source": {"type": "user", "userId": USER}, "webhookEventId": f"01JD0RECORDED{number:013d}",
        "deliveryContext": {"isRedelivery": False}, **more,
    }  # fmt: skip


def _said(number: int, **message: Any) -> dict[str, Any]:
    return _event(number, "message", replyToken=f"token-{number}", message=message)


EVENTS = (
    _event(1, "follow", replyToken="token-1", follow={"isUnblocked": False}),
    _said(2, id="601234567890123451", type="text", text="炊飯器が動きません", quoteToken="q1"),
    _said(3, id="601234567890123452", type="sticker", packageId="446", stickerId="1988", keywords=["sad"]),
    _said(4, id="601234567890123453", type="text", text="電話番号をまちがえて送りました", quoteToken="q2",
          quotedMessageId="601234567890123451"),
    _event(5, "unsend", unsend={"messageId": "601234567890123453"}),
    _said(6, id=PICTURE, type="image", contentProvider={"type": "line"}),
    _event(7, "unfollow"),
    _event(8, "follow", replyToken="token-8", follow={"isUnblocked": True}),
    _said(9, id="601234567890123454", type="location", title="渋谷店", address="東京都渋谷区",
          latitude=35.658, longitude=139.701),
    _event(10, "postback", replyToken="token-10", postback={"data": "say=修理を頼みたい"}),
)  # fmt: skip


@contextmanager
def _service(settings: Any) -> Iterator[dict[str, str]]:
    with testing.running(LineServer()) as server:
        settings.MADOGUCHI_LINE_API = settings.MADOGUCHI_LINE_DATA = server.address
        server.files[PICTURE] = b"\x89PNG\r\n\x1a\n" + b"0" * 60
        yield {"access_token": TOKEN, "channel_secret": SECRET}


RECORDED = Recorded(
    kind="line",
    events=EVENTS,
    requests=lambda account, events: [(*signed(*map(dict, events)), "application/json")],
    service=_service,
    messages=6,
    taken_back=("電話番号をまちがえて送りました",),
)
