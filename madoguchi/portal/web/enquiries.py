"""私のお問い合わせ: all of a customer's enquiries, and one with everything said in it."""

from typing import Any
from uuid import uuid4

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from madoguchi.conversations import api as conversations
from madoguchi.conversations.shapes import ConversationShape
from madoguchi.core import api as core
from madoguchi.feedback import api as feedback

from ..access import enquiry_required, proven_required
from ..choosing import lines_of
from ..shapes import MOST_LETTERS, SHOWN_ENQUIRIES
from ..words import progress, standing

STREAM = "/live/chat"


@require_safe
@proven_required
def index(request: HttpRequest) -> HttpResponse:
    """What is going on first, then what is over."""
    return render(request, "portal/enquiries.html", {**_listed(request), "live_stream": STREAM})


@require_safe
@proven_required
def rows(request: HttpRequest) -> HttpResponse:
    """The lists alone, for the refresh."""
    return render(request, "portal/_enquiries.html", _listed(request))


def _listed(request: HttpRequest) -> dict[str, Any]:
    viewer = request.viewer  # type: ignore[attr-defined]
    found = conversations.earlier(viewer, viewer.customer_id, limit=SHOWN_ENQUIRIES)
    lines = [{"enquiry": one, "standing": standing(one)} for one in found]
    return {
        "customer": request.customer,  # type: ignore[attr-defined]
        "running": [line for line in lines if line["enquiry"].status not in ("resolved", "closed")],
        "over": [line for line in lines if line["enquiry"].status in ("resolved", "closed")],
    }


@require_safe
@enquiry_required
def enquiry(request: HttpRequest, enquiry: ConversationShape) -> HttpResponse:
    """One enquiry; opening it counts as having read it."""
    _mark_read(enquiry)
    return page(request, enquiry)


@require_safe
@enquiry_required
def thread(request: HttpRequest, enquiry: ConversationShape) -> HttpResponse:
    """What stands in it now, for the refresh."""
    _mark_read(enquiry)
    return render(request, "portal/_thread.html", {**_shown(request, enquiry), "fresh": True})


@require_safe
def moved(request: HttpRequest, number: str) -> HttpResponse:
    """Where an enquiry stood before: the mails of that time lead here."""
    return redirect("portal:enquiry", number, permanent=True)


def page(request: HttpRequest, enquiry: ConversationShape, status: int = 200, **more: Any) -> HttpResponse:
    """The page of one enquiry, with an error and the text that must not be lost."""
    context = {
        **_shown(request, enquiry),
        "rating": feedback.rating_for(enquiry.id),
        "scores": feedback.scores(),
        "client_id": uuid4().hex,
        "most": MOST_LETTERS,
        "live_stream": STREAM,
        "with_aside": True,
        **more,
    }
    return render(request, "portal/enquiry.html", context, status=status)


def _shown(request: HttpRequest, enquiry: ConversationShape) -> dict[str, Any]:
    told = conversations.transcript(request.viewer, enquiry.id)  # type: ignore[attr-defined]
    return {
        "customer": request.customer,  # type: ignore[attr-defined]
        "enquiry": enquiry,
        "standing": standing(enquiry),
        "progress": progress(enquiry),
        "lines": lines_of(enquiry, told.lines),
    }


def _mark_read(enquiry: ConversationShape) -> None:
    if enquiry.unread_for_customer:
        reader = core.customer(enquiry.customer_id)
        conversations.mark_read(conversation_id=enquiry.id, reader=reader, sequence=enquiry.last_sequence)
