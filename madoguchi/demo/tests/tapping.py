"""What a person does on the demo's phone, in tests."""

from collections.abc import Callable
from typing import Any

from madoguchi.core import testing
from madoguchi.demo.phone import accounts
from madoguchi.demo.phone.handset import Call, Handset, Said
from madoguchi.demo.phone.played import SERVICES

KINDS = [service.kind for service in SERVICES]
HER = {"line": "U0123456789abcdef0123456789abcdef", "sms": "+819012345670", "whatsapp": "819012345671"}
HER["email"] = "yoko@phone.test"
HER |= dict.fromkeys(("telegram", "messenger", "instagram"), "700000123")
LMTP = "lmtp://127.0.0.1:9"
Posted = Callable[[str, Call], tuple[int, bytes]]


def say(app: Handset, post: Posted, **said: Any) -> None:
    """She does it, and the desk handles it."""
    if app.unannounced:
        accounts.announce(app.service)
    assert app.say(HER[app.service], Said(**said), accounts.endpoint(app.service), post) < 300
    testing.work_off(task="channels.handle")


def shown(app: Handset) -> list[tuple[str, str]]:
    return [(bubble["side"], bubble["text"]) for bubble in app.screen(HER[app.service])["bubbles"]]
