"""An afternoon of one customer, as WhatsApp told it."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

from madoguchi.channels.shapes import Account
from madoguchi.channels.tests.recordings import Recorded, Request
from madoguchi.core import api as core
from madoguchi.core import testing
from madoguchi.demo.phone.graph import SECRET, TOKEN, VERIFY, signed
from madoguchi.demo.phone.whatsapp import BUSINESS, NUMBER_ID, WhatsAppServer

HER = "819087650001"
BEGAN = int((core.now() - timedelta(hours=2)).timestamp())
PICTURE = "7700001"


def _said(number: int, **more: Any) -> dict[str, Any]:
    return {"from": HER, "id": f"wamid.RECORDED{number}", "timestamp": str(BEGAN + number), **more}


def _text(number: int, words: str) -> dict[str, Any]:
    return _said(number, type="text", text={"body": words})


EVENTS = (
    _text(1, "掃除機の吸い込みが弱いです"),
    _said(2, type="image", image={"id": PICTURE, "mime_type": "image/png", "sha256": "0"}),
    _text(3, "暗証番号は 1234 です"),
    _said(4, type="revoke", revoke={"original_message_id": "wamid.RECORDED3"}),
    _said(5, type="text", text={"body": "よろしくお願いします"}, context={"id": "wamid.RECORDED1"}),
    _said(6, type="reaction", reaction={"message_id": "wamid.RECORDED5", "emoji": "👍"}),
    _said(7, type="reaction", reaction={"message_id": "wamid.RECORDED5", "emoji": ""}),
    _said(8, type="reaction", reaction={"message_id": "wamid.RECORDED1", "emoji": "🙏"}),
)


@contextmanager
def _service(settings: Any) -> Iterator[dict[str, str]]:
    with testing.running(WhatsAppServer()) as found:
        settings.MADOGUCHI_META_API = found.address
        found.files[PICTURE] = (b"\x89PNG\r\n\x1a\n" + b"0" * 60, "image/png")
        yield {"phone_number_id": NUMBER_ID, "business_id": BUSINESS, "access_token": TOKEN,
               "app_secret": SECRET, "verify_token": VERIFY}  # fmt: skip


def _requests(account: Account, events: Sequence[Mapping[str, Any]]) -> list[Request]:
    hook = WhatsAppServer.hook(None, *map(dict, events))  # type: ignore[arg-type]
    return [(*signed(hook), "application/json")]


RECORDED = Recorded(
    kind="whatsapp", events=EVENTS, requests=_requests, service=_service, messages=4,
    taken_back=("暗証番号は 1234 です",),
)  # fmt: skip
