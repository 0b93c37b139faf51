"""The one script that a company puts on its own pages."""

import json

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET


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


@require_GET
def script(request: HttpRequest) -> HttpResponse:
    """widget.js, the same for everybody; a change arrives within five minutes."""
    body = render_to_string("webchat/widget.js", {"words": json.dumps(_words(), ensure_ascii=False)})
    response = HttpResponse(body, content_type="text/javascript; charset=utf-8")
    response["Cache-Control"] = "public, max-age=300"
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response
