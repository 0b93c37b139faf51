"""The demo's mailbox: mail that would have gone out, so that codes and links can be followed."""

import re
from collections.abc import Iterable

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.html import conditional_escape, urlize
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.http import require_GET

from madoguchi.core import api as core

SHOWN = 50


@require_GET
def mailbox(request: HttpRequest) -> HttpResponse:
    """The latest fifty mails, the newest first; `?to=` shows those of one address. 404 outside the demo."""
    if not settings.MADOGUCHI_DEMO:
        raise Http404
    to = request.GET.get("to", "").strip()
    mails = [m for m in core.outgoing_mail(SHOWN) if not to or m.to == to]
    return render(request, "demo/mailbox.html", {"mails": _readable(mails), "to": to})


def _readable(mails: Iterable[core.MailShape]) -> list[tuple[core.MailShape, SafeString]]:
    return [(mail, paragraphs(mail.text)) for mail in mails]


def paragraphs(text: str) -> SafeString:
    """Plain text as HTML: escaped, addresses as links, blank lines as paragraphs."""
    parts = re.split(r"\n{2,}", text.strip())
    lines = (urlize(conditional_escape(part)).replace("\n", "<br>") for part in parts)
    return mark_safe("".join(f"<p>{part}</p>" for part in lines))
