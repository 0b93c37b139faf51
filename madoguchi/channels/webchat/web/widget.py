"""The one script that a company puts on its own pages, and the chat's own colour where it has one."""

import json
from functools import lru_cache

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_safe

from madoguchi.core import api as core
from madoguchi.ui import api as ui

from ..shapes import WidgetSettings

FRESH = 60  # seconds until a browser looks again whether a setting changed


def _words() -> dict[str, dict[str, str]]:
    words = {}
    for code, _name in settings.LANGUAGES:
        with translation.override(code):
            words[code] = {
                "title": _("Chat with our customer desk"),
                "open": _("Open the chat"),
                "close": _("Close the chat"),
                "unread": _("Open the chat, %s unread"),
            }
    return words


def look_of(chosen: WidgetSettings) -> tuple[tuple[str, str | int], ...]:
    """What the script is drawn with."""
    light, dark = ui.accents(chosen.accent)
    return (
        ("side", chosen.side), ("x", chosen.offset_x), ("y", chosen.offset_y), ("icon", chosen.icon),
        ("accent", light), ("accent_dark", dark),
    )  # fmt: skip


@lru_cache(maxsize=8)
def _body(look: tuple[tuple[str, str | int], ...]) -> bytes:
    words = json.dumps(_words(), ensure_ascii=False)
    return render_to_string("webchat/widget.js", {"words": words, "look": dict(look)}).encode()


@require_GET
def script(request: HttpRequest) -> HttpResponse:
    """widget.js, the same for everybody; a change of its look arrives within a minute."""
    body = _body(look_of(core.option(WidgetSettings)))
    response = HttpResponse(body, content_type="text/javascript; charset=utf-8")
    response["Cache-Control"] = f"public, max-age={FRESH}, stale-while-revalidate=600"
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response


@require_safe
def look(request: HttpRequest) -> HttpResponse:
    """The sheet with a colour of the chat's own (?v=7A1F5C); empty for one that cannot be read."""
    try:
        sheet = ui.accent_sheet(f"#{request.GET.get('v', '')}")
    except ui.LookRefused:
        sheet = ""
    kept = {"Cache-Control": "public, max-age=86400"}
    return HttpResponse(sheet, content_type="text/css; charset=utf-8", headers=kept)
