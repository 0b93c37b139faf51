"""A copy of an enquiry: as a page to keep or print, as plain text, by mail. Notes are never in it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from madoguchi.conversations import api as conversations
from madoguchi.conversations.shapes import ConversationShape
from madoguchi.core import api as core

from ..access import enquiry_required


@require_safe
@enquiry_required
def as_text(request: HttpRequest, enquiry: ConversationShape) -> HttpResponse:
    """A text file."""
    told = conversations.transcript(request.viewer, enquiry.id)  # type: ignore[attr-defined]
    return _file(told.text, "text/plain", f"{enquiry.number}.txt")


@require_safe
@enquiry_required
def as_page(request: HttpRequest, enquiry: ConversationShape) -> HttpResponse:
    """One HTML file that needs nothing else, to keep or to print."""
    told = conversations.transcript(request.viewer, enquiry.id)  # type: ignore[attr-defined]
    html = render_to_string("portal/transcript.html", {"enquiry": enquiry, "lines": told.lines}, request)
    return _file(html, "text/html", f"{enquiry.number}.html")


def _file(content: str, kind: str, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "X-Content-Type-Options": "nosniff"}
    return HttpResponse(content, content_type=f"{kind}; charset=utf-8", headers=headers)


@require_POST
@enquiry_required
def mail(request: HttpRequest, enquiry: ConversationShape) -> HttpResponse:
    """Send it to her confirmed address."""
    try:
        to = conversations.mail_transcript(
            conversation_id=enquiry.id, actor=core.customer(enquiry.customer_id)
        )
    except conversations.NotPossible as problem:
        messages.warning(request, _refusals()[problem.reason])
    else:
        messages.success(request, _("A copy is on its way to %(address)s.") % {"address": to})
    return redirect("portal:enquiry", enquiry.number)


def _refusals() -> dict[str, str]:
    return {
        "no_address": _("There is no confirmed e-mail address yet. Please confirm one first."),
        "too_often": _("A copy was sent several times already. Please look into your mailbox."),
    }
