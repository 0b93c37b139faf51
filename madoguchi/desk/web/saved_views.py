"""Lists of one's own: made, changed, thrown away."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from madoguchi.conversations.shapes import ConditionRefused

from .. import saved_views, screens, view_form
from ..access import desk_required
from ..saved_views import OwnView, ViewRefused


@require_http_methods(["GET", "POST"])
@desk_required
def new(request: HttpRequest) -> HttpResponse:
    """A new list."""
    return _form(request, None)


@require_http_methods(["GET", "POST"])
@desk_required
def change(request: HttpRequest, view_id: int) -> HttpResponse:
    """A list of one's own, or as a supervisor one for everybody."""
    held = saved_views.view_open_to(request.viewer, view_id)
    if held is None:
        raise Http404
    return _form(request, held)


@require_POST
@desk_required
def removal(request: HttpRequest, view_id: int) -> HttpResponse:
    """Throw it away."""
    if not saved_views.remove_view(request.viewer, view_id):
        raise Http404
    messages.success(request, _("The list is gone. Its conversations are where they were."))
    response = redirect("desk:inbox")
    response.delete_cookie(screens.VIEW_COOKIE, path="/desk/")
    return response


def _form(request: HttpRequest, held: OwnView | None) -> HttpResponse:
    """The form as it is kept, as it was typed, or kept anew."""
    typed = view_form.typed(request.POST) if request.method == "POST" else view_form.kept(held)
    if request.POST.get("step") != "save":
        return _shown(request, held, typed)
    try:
        saved = saved_views.save_view(
            request.viewer, name=typed.name, conditions=typed.conditions, order=typed.order,
            shared=typed.shared, view_id=held and held.id,
        )  # fmt: skip
    except (ViewRefused, ConditionRefused) as problem:
        return _shown(request, held, typed, problem)
    messages.success(request, _("The list is kept."))
    return redirect(screens.view_url(f"saved:{saved}"))


def _shown(
    request: HttpRequest, held: OwnView | None, typed: view_form.Typed, problem: Exception | None = None
) -> HttpResponse:
    context: dict[str, Any] = view_form.context(request.viewer, held, typed, problem)
    context["desk_sheets"] = screens.SHEETS
    return render(request, "desk/view.html", context, status=422 if problem else 200)
