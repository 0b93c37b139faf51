"""What the desk does about one mention: who has it, notes, leaving it alone, a conversation, forgetting."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from madoguchi.core import api as core
from madoguchi.people import api as people

from .. import access, actions, drawing
from ..shapes import MentionUnknown
from .door import act, typed


@act
def assignment(request: HttpRequest, mention_id: int) -> HttpResponse:
    """Give it to a colleague, to oneself, or to nobody."""
    wanted = typed(request, "staff", 18)
    actions.assign(request.viewer, mention_id, staff_id=core.whole_number(wanted))  # type: ignore[attr-defined]
    messages.success(request, _("Saved."))
    return redirect("listening:mention", mention_id)


@act
def notes(request: HttpRequest, mention_id: int) -> HttpResponse:
    """A note that only colleagues read."""
    text, client_id = typed(request, "note"), typed(request, "client_id", 64)
    actions.note(request.viewer, mention_id, text=text, client_id=client_id)  # type: ignore[attr-defined]
    messages.success(request, _("Noted."))
    return redirect("listening:mention", mention_id)


@act
def ignoring(request: HttpRequest, mention_id: int) -> HttpResponse:
    """Leave it alone, for a reason; or take that back."""
    if typed(request, "back"):
        actions.reopen(request.viewer, mention_id)  # type: ignore[attr-defined]
    else:
        actions.ignore(request.viewer, mention_id, why=typed(request, "why", 20))  # type: ignore[attr-defined]
        messages.success(request, _("It is left alone. It can be taken up again at any time."))
    return redirect("listening:mention", mention_id)


@act
def judgement(request: HttpRequest, mention_id: int) -> HttpResponse:
    """Correct what was guessed about it."""
    given = {name: typed(request, name, 16) for name in ("sentiment", "theme")}
    actions.judge(request.viewer, mention_id, **given)  # type: ignore[attr-defined]
    messages.success(request, _("Saved."))
    return redirect("listening:mention", mention_id)


@act
def conversation(request: HttpRequest, mention_id: int) -> HttpResponse:
    """Make it a conversation, once, and go there."""
    customer_id = core.whole_number(typed(request, "whose"))
    talk = actions.take_up(request.viewer, mention_id, customer_id=customer_id)  # type: ignore[attr-defined]
    return redirect("desk:conversation", talk)


@require_http_methods(["GET", "HEAD", "POST"])
@people.role_required("supervisor")
def erasure(request: HttpRequest, mention_id: int) -> HttpResponse:
    """Somebody asks to be forgotten: what that means, then the yes."""
    try:
        if request.method == "POST":
            gone = actions.forget_author(request.viewer, mention_id)  # type: ignore[attr-defined]
            said = ngettext("%(n)d mention is erased.", "%(n)d mentions are erased.", gone) % {"n": gone}
            messages.success(request, said)
            return redirect("listening:mentions")
        row = access.open_for(request.viewer, mention_id)  # type: ignore[attr-defined]
    except MentionUnknown:
        raise Http404 from None
    context = {"mention": row, "line": drawing.Line(row)}
    return render(request, "listening/erasure.html", context)
