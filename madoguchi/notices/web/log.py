"""/settings/alerts/log/: what was told, what waits, and what was held back and why."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from madoguchi.people import api as people

from .. import queries
from ..kinds import CHANNEL_NAMES, KINDS, LISTED, REASON_WORDS
from ..log_words import STATES, TONES
from ..shapes import TellingShape
from ..ways import channels


@require_safe
@people.role_required("administrator")
def page(request: HttpRequest) -> HttpResponse:
    """The latest first, chosen by kind, channel and how it went."""
    asked = {name: request.GET.get(name, "")[:24] for name in ("kind", "channel", "state")}
    number = {name: _number(request.GET.get(name, "")) for name in ("customer", "before")}
    rows = queries.log(**asked, customer_id=number["customer"] or None, before=number["before"])
    shown = rows[: queries.PAGE]
    context: dict[str, Any] = {
        "entries": [_line(row) for row in shown], "asked": asked, "customer": number["customer"],
        "kinds": [(code, KINDS[code].name) for code in LISTED],
        "channels": [(one, CHANNEL_NAMES[one]) for one in channels()], "states": STATES.items(),
        "further": shown[-1].id if len(rows) > len(shown) else 0,
    }  # fmt: skip
    return render(request, "notices/log.html", context)


def _line(row: TellingShape) -> dict[str, Any]:
    return {
        "row": row, "kind": KINDS[row.kind].name, "icon": KINDS[row.kind].icon,
        "channel": CHANNEL_NAMES[row.channel], "state": STATES[row.state], "tone": TONES[row.state],
        "reason": REASON_WORDS.get(row.reason, ""),
    }  # fmt: skip


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and text.isascii() and len(text) < 16 else 0
