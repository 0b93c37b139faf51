"""What one user of a company's own app did, as that app told it."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

from madoguchi.channels.shapes import Account
from madoguchi.channels.tests.recordings import Recorded, Request
from madoguchi.core import api as core
from madoguchi.core import testing
from madoguchi.demo.phone.bridge import KEY, BridgeServer, signed

BEGAN = core.now() - timedelta(hours=2)


def _event(number: int, kind: str, **more: Any) -> dict[str, Any]:
    at = (BEGAN + timedelta(seconds=number)).isoformat()
    return {"id": f"recorded-{number}", "type": kind, "at": at, **more}


def _said(number: int, words: str) -> dict[str, Any]:
    return _event(number, "message", text=words, **{"from": {"id": "u-77", "name": "高崎 容子"}})


EVENTS = (
    _said(1, "アプリから注文できません"),
    _said(2, "かーどが使えません"),
    _event(3, "edited", message="recorded-2", text="カードが使えません"),
    _said(4, "番号を書いてしまいました"),
    _event(5, "unsent", message="recorded-4"),
    _said(6, "お願いします"),
)


@contextmanager
def _service(settings: Any) -> Iterator[dict[str, str]]:
    with testing.running(BridgeServer()) as found:
        yield {"address": f"{found.address}/hook", "signing_key": KEY, "inside": "yes"}


def _requests(account: Account, events: Sequence[Mapping[str, Any]]) -> list[Request]:
    return [(*signed({"events": [dict(one) for one in events]}), "application/json")]


RECORDED = Recorded(
    kind="bridge", events=EVENTS, requests=_requests, service=_service, messages=4,
    taken_back=("番号を書いてしまいました",),
)  # fmt: skip
