"""/post/letters/: letters to print and to post, and those that were posted."""

from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from madoguchi.conversations import api as conversations
from madoguchi.core import api as core
from madoguchi.people import api as people

from .. import outgoing, sheet
from ..settings_form import HeadForm
from ..shapes import LetterHead, LetterUnknown
from .door import day_in, desk_required


@require_safe
@desk_required
def index(request: HttpRequest) -> HttpResponse:
    """The print queue, and what was posted lately."""
    viewer = request.viewer  # type: ignore[attr-defined]
    rows = {state: outgoing.queue(viewer, state) for state in ("waiting", "posted")}
    ids = {row.conversation_id for found in rows.values() for row in found}
    talks = {one.id: one for one in conversations.several(viewer, ids)}
    names = people.staff_names({row.posted_by_id for row in rows["posted"]})
    context = {
        "tab": "out",
        "waiting": [(row, talks[row.conversation_id]) for row in rows["waiting"]],
        "posted": [
            (row, talks[row.conversation_id], names.get(row.posted_by_id, "")) for row in rows["posted"]
        ],
        "today": localdate(core.now()).isoformat(),
    }
    return render(request, "post/letters.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@desk_required
def new(request: HttpRequest, conversation_id: int) -> HttpResponse:
    """Answer this conversation by letter or fax."""
    viewer = request.viewer  # type: ignore[attr-defined]
    try:
        here = conversations.conversation(viewer, conversation_id)
    except conversations.ConversationUnknown:
        raise Http404 from None
    kind = "fax" if (request.POST or request.GET).get("kind") == "fax" else "post"
    if request.method == "POST":
        return _write(request, here, kind)
    recipient, address = outgoing.envelope(here.customer_id, kind)
    values = {
        "recipient": recipient,
        "address": address,
        "text": "",
        "formal": core.option(LetterHead).formal,
    }
    return _compose(request, here, kind, {**values, "client_id": uuid4().hex})


def _compose(
    request: HttpRequest, here: Any, kind: str, values: dict[str, Any], error: str = ""
) -> HttpResponse:
    first = conversations.needs_approval(request.viewer.staff, here.topic)  # type: ignore[attr-defined]
    context = {"tab": "out", "conversation": here, "kind": kind, "error": error, "first": first, **values}
    return render(request, "post/compose.html", context, status=422 if error else 200)


def _write(request: HttpRequest, here: Any, kind: str) -> HttpResponse:
    given = request.POST
    values = {name: given.get(name, "").strip() for name in ("recipient", "address", "text")}
    values |= {"client_id": given.get("client_id", "")[:64]}
    formal = given.get("formal") == "on"
    if not all((values["recipient"], values["address"], values["text"])):
        return _compose(
            request, here, kind, {**values, "formal": formal}, _("Please fill in name, address and text.")
        )
    try:
        made = outgoing.write(request.viewer, conversation_id=here.id, kind=kind, formal=formal, **values)  # type: ignore[attr-defined]
    except (conversations.ConversationClosed, conversations.NotPossible):
        return _compose(request, here, kind, {**values, "formal": formal}, _("This conversation is closed."))
    if made is None:
        messages.success(request, _("The letter waits for a supervisor. Then it is in the print queue."))
        return redirect("desk:conversation", here.id)
    messages.success(request, _("The letter waits in the print queue."))
    return redirect("post:letters")


def _open(request: HttpRequest, letter_id: int) -> Any:
    try:
        return outgoing.open_for(request.viewer, letter_id)  # type: ignore[attr-defined]
    except LetterUnknown:
        raise Http404("no such letter") from None


@require_http_methods(["GET", "HEAD", "POST"])
@desk_required
def letter(request: HttpRequest, letter_id: int) -> HttpResponse:
    """Name and address of one letter, to be corrected until it is posted."""
    row, viewer = _open(request, letter_id), request.viewer  # type: ignore[attr-defined]
    if request.method == "POST":
        given = request.POST
        outgoing.address_to(
            viewer, row.pk, recipient=given.get("recipient", ""), address=given.get("address", ""),
            formal=given.get("formal") == "on",
        )  # fmt: skip
        messages.success(request, _("Saved."))
        return redirect("post:letter", row.pk)
    here = conversations.conversation(viewer, row.conversation_id)
    context = {"tab": "out", "letter": row, "conversation": here, "line": outgoing.line_of(viewer, row)}
    return render(request, "post/letter.html", context)


@require_safe
@desk_required
def paper(request: HttpRequest, letter_id: int) -> HttpResponse:
    """The letter as PDF."""
    row = _open(request, letter_id)
    try:
        made = sheet.letter_pdf(request.viewer, row.pk)  # type: ignore[attr-defined]
    except LetterUnknown:
        raise Http404 from None
    response = HttpResponse(made, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="letter-{row.pk}.pdf"'
    response["Cache-Control"] = "private, no-store"
    return response


@require_POST
@desk_required
def posting(request: HttpRequest, letter_id: int) -> HttpResponse:
    """It was posted on that day."""
    row = _open(request, letter_id)
    if outgoing.post(request.viewer, row.pk, on=day_in(request, "posted_on")):  # type: ignore[attr-defined]
        messages.success(request, _("Marked as posted."))
    return redirect("post:letters")


@require_POST
@desk_required
def removal(request: HttpRequest, letter_id: int) -> HttpResponse:
    """It is not posted after all."""
    outgoing.drop(request.viewer, _open(request, letter_id).pk)  # type: ignore[attr-defined]
    return redirect("post:letters")


@require_http_methods(["GET", "HEAD", "POST"])
@people.role_required("administrator")
def settings(request: HttpRequest) -> HttpResponse:
    """Under which name and address our letters are written."""
    form = HeadForm(request.POST or None, held=core.option(LetterHead))
    if request.method == "POST" and form.is_valid():
        core.set_option(form.head(), actor=core.staff(request.viewer.staff.id))  # type: ignore[attr-defined]
        messages.success(request, _("Saved."))
        return redirect("post:settings")
    return render(request, "post/settings.html", {"form": form}, status=422 if form.errors else 200)
