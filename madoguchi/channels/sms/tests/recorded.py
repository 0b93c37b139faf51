"""Text messages of one customer, as the service posted them."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from madoguchi.channels import api
from madoguchi.channels.tests.recordings import Recorded
from madoguchi.core import testing
from madoguchi.demo.phone.sms import ACCOUNT, NUMBER, TOKEN, SmsServer, signed

HER = "+819087654321"


def _said(number: int, text: str) -> dict[str, str]:
    sid = f"SM{number:032d}"
    return {
        "MessageSid": sid, "SmsSid": sid, "AccountSid": ACCOUNT, "From": HER, "To": NUMBER, "Body": text,
        "SmsStatus": "received", "NumMedia": "0", "NumSegments": "1", "FromCountry": "JP",
        "ApiVersion": "2010-04-01",
    }  # fmt: skip


EVENTS = tuple(
    _said(number, text)
    for number, text in enumerate(("冷蔵庫が冷えません", "昨日からです", "家にいます"), 71)
)


@contextmanager
def _service(settings: Any) -> Iterator[dict[str, str]]:
    with testing.running(SmsServer()) as server:
        yield {
            "account_sid": ACCOUNT,
            "auth_token": TOKEN,
            "number": "050-1234-5678",
            "server": server.address,
        }


RECORDED = Recorded(
    kind="sms",
    events=EVENTS,
    requests=lambda account, events: [
        (*signed(api.webhook_address(account), dict(one)), "application/x-www-form-urlencoded")
        for one in events
    ],
    service=_service,
    messages=3,
    timed=False,
)
