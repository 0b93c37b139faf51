"""What the service posts, in our words."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.http import QueryDict
from django.utils.translation import override

from madoguchi.core import api as core

from ..shapes import Account, Happening, Inbound, NotUnderstood, Part, Reachable, Receipt
from . import media
from .webhook import fields, number
from .wishes import wish

STATES = {"sent": "sent", "delivered": "delivered", "read": "read", "undelivered": "failed",
          "failed": "failed"}  # fmt: skip
MOST_MEDIA = 10
"""As many files as the service puts into one message."""
FAILURES = {"21610": "blocked", "30004": "blocked", "30003": "switched_off", "30005": "address",
            "30006": "address", "30007": "filtered", "30008": "refused"}  # fmt: skip
"""The service's codes of what did not arrive → ours."""


def events(account: Account, part: Part) -> Iterable[Happening]:
    """What was posted says. Raises NotUnderstood, Temporary."""
    found = fields(part.body)
    return _news(found, part) if found.get("MessageStatus") else _message(account, found, part)


def _news(found: QueryDict, part: Part) -> Iterable[Happening]:
    state: Any = STATES.get(found["MessageStatus"])
    if state:
        reason = FAILURES.get(found.get("ErrorCode", ""), "refused") if state == "failed" else ""
        yield Receipt(found["MessageSid"], state, part.at or core.now(), reason)


def _message(account: Account, found: QueryDict, part: Part) -> Iterable[Happening]:
    whom, text, at = number(found.get("From", "")), found.get("Body", ""), part.at or core.now()
    if not whom:
        raise NotUnderstood("sender")
    wanted = wish(text)
    if wanted is not None:
        yield Reachable(whom, wanted, at)
        return
    given = [
        (found[f"MediaUrl{place}"], found.get(f"MediaContentType{place}", ""))
        for place in range(min(int(found.get("NumMedia") or 0), MOST_MEDIA)) if f"MediaUrl{place}" in found
    ]  # fmt: skip
    with override(settings.LANGUAGE_CODE):
        files, lines = media.files(account, given)
    words = "\n".join(filter(None, (text, *lines)))
    yield Inbound(whom, found["MessageSid"], words, files=files, at=at)
