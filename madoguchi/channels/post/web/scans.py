"""/post/: what came in on paper, and whose it is."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from madoguchi.conversations import api as conversations
from madoguchi.core import api as core
from madoguchi.people import api as people

from .. import filing, proposing, scans
from ..shapes import ScanRefused, ScanUnknown
from ..words import REFUSALS, TROUBLES, WHY
from .door import day_in, desk_required

FOUND = 8


@require_http_methods(["GET", "HEAD", "POST"])
@desk_required
def index(request: HttpRequest) -> HttpResponse:
    """What waits to be filed, what was filed lately, and the way in for files."""
    if request.method == "POST":
        return _take(request)
    context = {
        "tab": "in",
        "waiting": scans.waiting(),
        "filed": scans.filed(request.viewer),  # type: ignore[attr-defined]
        "today": localdate(core.now()).isoformat(),
    }
    return render(request, "post/scans.html", context)


def _take(request: HttpRequest) -> HttpResponse:
    kind = "fax" if request.POST.get("kind") == "fax" else "post"
    taken = 0
    for file in request.FILES.getlist("file"):
        try:
            staff_id = request.viewer.staff.id  # type: ignore[attr-defined]
            scans.take(file, name=file.name or "", kind=kind, received_on=day_in(request, "received_on"),
                       staff_id=staff_id)  # fmt: skip
            taken += 1
        except ScanRefused as refused:
            messages.error(request, REFUSALS[refused.reason] % {"name": file.name})
    if taken:
        words = ngettext("%(many)d file was taken in.", "%(many)d files were taken in.", taken)
        messages.success(request, words % {"many": taken})
    elif not request.FILES:
        messages.error(request, _("Please choose a file."))
    return redirect("post:scans")


def _scan(request: HttpRequest, key: UUID) -> Any:
    try:
        return scans.open_for(request.viewer, key)  # type: ignore[attr-defined]
    except ScanUnknown:
        raise Http404("no such scan") from None


@require_http_methods(["GET", "HEAD", "POST"])
@desk_required
def scan(request: HttpRequest, key: UUID) -> HttpResponse:
    """One scan: its pages, from whom it seems to be; filing it leads to its conversation."""
    row = _scan(request, key)
    if request.method == "POST" and row.state != "discarded":
        return _file(request, row)
    return _page(request, row)


def _file(request: HttpRequest, row: Any) -> HttpResponse:
    given = request.POST
    whose, _, talk = given.get("whose", "").partition(":")
    how = filing.Filing(
        customer_id=core.whole_number(whose), name=given.get("name", ""),
        conversation_id=core.whole_number(talk), subject=given.get("subject", ""),
        topic=given.get("topic", ""), received_on=day_in(request, "received_on"),
    )  # fmt: skip
    try:
        conversation_id = filing.file(request.viewer, row.key, how)  # type: ignore[attr-defined]
    except filing.NoCustomer:
        return _page(request, row, 422, nobody=True)
    except (ScanUnknown, conversations.ConversationUnknown, conversations.NotPossible):
        raise Http404 from None
    return redirect(reverse("desk:conversation", args=[conversation_id]))


def _page(request: HttpRequest, row: Any, status: int = 200, nobody: bool = False) -> HttpResponse:
    viewer, query = request.viewer, request.GET.get("q", "").strip()  # type: ignore[attr-defined]
    ids = people.find_customers(query[:80], limit=FOUND) if query else ()
    found = people.customers(conversations.open_customers(viewer, ids)).values()
    proposed = proposing.proposals(viewer, row) if row.state == "new" else ()
    terms = core.option(conversations.Vocabulary).topics
    context = {
        "tab": "in", "scan": row, "query": query, "found": found, "nobody": nobody,
        "numbers": range(1, len(row.pictures) + 1),
        "proposed": [{"one": one, "why": [WHY[code] for code in one.why]} for one in proposed],
        "trouble": TROUBLES.get(row.trouble, ""), "topics": [(t.code, t.ja) for t in terms if t.active],
        "filed": conversations.brief(row.conversation_id) if row.conversation_id else None,
    }  # fmt: skip
    return render(request, "post/scan.html", context, status=status)


@require_safe
@desk_required
def picture(request: HttpRequest, key: UUID, number: int) -> HttpResponseBase:
    """One page as a picture."""
    row = _scan(request, key)
    if not 1 <= number <= len(row.pictures):
        raise Http404("no such page")
    return core.inline_response(request, row.pictures[number - 1])


@require_safe
@desk_required
def download(request: HttpRequest, key: UUID) -> HttpResponseBase:
    """The file as it came."""
    return core.attachment_response(_scan(request, key).file_id)


@require_POST
@desk_required
def removal(request: HttpRequest, key: UUID) -> HttpResponse:
    """An advertisement, an empty page: away with it."""
    _scan(request, key)
    scans.discard(request.viewer, key)  # type: ignore[attr-defined]
    return redirect("post:scans")
