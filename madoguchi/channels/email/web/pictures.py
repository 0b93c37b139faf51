"""Pictures from elsewhere: shown in one mail, always shown for a sender, and not any more."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from madoguchi.people import api as people

from .. import always, pictures
from ..access import OpenLetter, letter_required

supervisors = people.role_required("supervisor")


@require_POST
@letter_required
def show(request: HttpRequest, held: OpenLetter) -> HttpResponse:
    """POST {again}: fetch them for this mail, once; `again` also those whose server did not answer."""
    pictures.fetch(held.row.pk, again="again" in request.POST)
    return redirect("mail:letter", held.row.pk)


@require_POST
@letter_required
def sender(request: HttpRequest, held: OpenLetter) -> HttpResponse:
    """POST {to: yes, no}: whether pictures of this sender are always shown."""
    if request.POST.get("to") != "yes":
        always.end(held.row)
        messages.success(request, _("Pictures of this sender are no longer shown unasked."))
    elif always.agree(request.viewer, held.row):  # type: ignore[attr-defined]
        pictures.fetch(held.row.pk)
        messages.success(request, _("Pictures of this sender are always shown from now on."))
    else:
        messages.error(request, _("The sender could not be confirmed, so it stays with this mail."))
    return redirect("mail:letter", held.row.pk)


@require_safe
@supervisors
def senders(request: HttpRequest) -> HttpResponse:
    """Every sender whose pictures are always shown."""
    return render(request, "email/senders.html", {"rows": always.listed()})


@require_POST
@supervisors
def removal(request: HttpRequest, always_id: int) -> HttpResponse:
    """Not any more."""
    if not always.end_one(always_id):
        raise Http404
    messages.success(request, _("Pictures of this sender are no longer shown unasked."))
    return redirect("mail:senders")
