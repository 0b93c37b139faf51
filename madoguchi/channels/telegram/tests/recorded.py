"""A chat with our bot, as Telegram told it: one update a request."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

from madoguchi.channels.telegram.webhook import HEADER, secret_of
from madoguchi.channels.tests.recordings import Recorded
from madoguchi.core import api as core
from madoguchi.core import testing
from madoguchi.demo.phone.telegram import TOKEN, TelegramServer

BEGAN = int((core.now() - timedelta(hours=2)).timestamp())
HER = {"id": 730_011, "is_bot": False, "first_name": "容子", "language_code": "ja"}
LIKE = {"type": "emoji", "emoji": "👍"}
CHAT = {"id": 730_011, "type": "private", "first_name": "容子"}


def _update(number: int, kind: str, **told: Any) -> dict[str, Any]:
    return {"update_id": 880_000 + number, kind: {"from": HER, "chat": CHAT, "date": BEGAN + number, **told}}


EVENTS = (
    _update(1, "message", message_id=11, text="/start"),
    _update(2, "message", message_id=12, text="洗濯機が回りません"),
    _update(3, "message", message_id=13, text="電話は 090 です"),
    _update(4, "edited_message", message_id=13, text="電話はメールでお送りします", edit_date=BEGAN + 4),
    _update(5, "message", message_id=14, text="よろしくお願いします", reply_to_message={"message_id": 12}),
    _update(6, "message_reaction", message_id=14, old_reaction=[], new_reaction=[LIKE, {"type": "paid"}]),
    _update(7, "message_reaction", message_id=12, old_reaction=[], new_reaction=[LIKE]),
    _update(8, "message_reaction", message_id=12, old_reaction=[LIKE], new_reaction=[]),
)


@contextmanager
def _service(settings: Any) -> Iterator[dict[str, str]]:
    with testing.running(TelegramServer()) as server:
        yield {"token": TOKEN, "server": server.address}


RECORDED = Recorded(
    kind="telegram",
    events=EVENTS,
    requests=lambda account, events: [
        (json.dumps(one).encode(), {HEADER: secret_of(account)}, "application/json") for one in events
    ],
    service=_service,
    messages=3,
    taken_back=("電話は 090 です",),
)
