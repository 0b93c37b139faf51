"""Acts on many conversations: the question, the start, the progress, the undo."""

from uuid import UUID, uuid4

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from madoguchi.core import api as core

from .. import batches, bulk_form, screens
from ..access import desk_required
from ..batch_words import said
from ..bulk import BY_KEY
from ..views import page_of


@require_GET
@desk_required
def new(request: HttpRequest) -> HttpResponse:
    """Ask what the act needs to know."""
    act, ids = request.GET.get("act", ""), _ids(request.GET.getlist("ids"))
    if act not in BY_KEY or not ids:
        return redirect(screens.view_of(request).url)
    return _question(request, act, ids)


@require_POST
@desk_required
def begin(request: HttpRequest) -> HttpResponse:
    """Have it carried out, once per key."""
    act, ids = request.POST.get("act", ""), _ids(request.POST.getlist("ids"))
    key = request.POST.get("key", "")
    if act not in BY_KEY or not ids or len(key) != 32 or not key.isalnum():
        return redirect(screens.view_of(request).url)
    try:
        given = bulk_form.given(act, request.POST)
    except bulk_form.Unfinished as problem:
        return _question(request, act, ids, str(problem))
    if request.POST.get("whole"):
        page = page_of(request.viewer, screens.view_of(request), "", batches.MOST)
        ids = [row.id for row in page.rows]
    batch = batches.begin(request.viewer, key=UUID(key), act=act, given=given, ids=ids)
    return redirect(f"{screens.view_of(request).url}&batch={batch}")


@require_GET
@desk_required
def batch(request: HttpRequest, batch_id: int) -> HttpResponse:
    """How far it is; without a script the list with it."""
    progress = batches.progress(request.viewer, batch_id)
    if progress is None:
        raise Http404
    if not request.htmx:
        return redirect(f"{screens.view_of(request).url}&batch={batch_id}")
    return render(request, "desk/_batch.html", {"batch": said(progress)})


@require_POST
@desk_required
def undoing(request: HttpRequest, batch_id: int) -> HttpResponse:
    """Take it back."""
    if not batches.undo(request.viewer, batch_id):
        raise Http404
    return redirect(f"{screens.view_of(request).url}&batch={batch_id}")


def _ids(given: list[str]) -> list[int]:
    ids = (core.whole_number(one) for one in given)
    return [one for one in ids if one is not None][: batches.MOST]


def _question(request: HttpRequest, act: str, ids: list[int], problem: str = "") -> HttpResponse:
    many = ngettext("%(n)d conversation", "%(n)d conversations", len(ids)) % {"n": len(ids)}
    return screens.dialog(
        request, "desk/_batch_form.html", None, title=BY_KEY[act].label, act=BY_KEY[act], ids=ids, many=many,
        key=uuid4().hex, view=screens.view_of(request), problem=problem, wrong=bool(problem),
        **bulk_form.choices(act, request.viewer, request.POST),
    )  # fmt: skip
