"""The builder: a task of the company's own, written by form, looked at, published, taken back."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from madoguchi.core import api as core
from madoguchi.people import api as people

from .. import api
from ..builder_words import code_words, flaw_words, page_words
from ..typed import arranged, typed

composing = api.composing


@require_http_methods(["GET", "HEAD", "POST"])
@people.role_required("editor")
def new(request: HttpRequest) -> HttpResponse:
    """A task more; its short name is chosen once."""
    if request.method != "POST":
        return _page(request, None, arranged(api.Definition(), "add"))
    return _answered(request, None)


@require_http_methods(["GET", "HEAD", "POST"])
@people.role_required("editor")
def edit(request: HttpRequest, code: str) -> HttpResponse:
    """The draft, or the latest version to make one from."""
    held = _held(code)
    return _answered(request, held) if request.method == "POST" else _page(request, held, held.definition)


def _answered(request: HttpRequest, held: composing.Composed | None) -> HttpResponse:
    """`act` saves, publishes, shows, or only arranges what is typed."""
    act = request.POST.get("act") or request.GET.get("act") or "save"
    definition = typed(request.POST)
    if act not in ("save", "publish"):
        return _page(request, held, arranged(definition, act), unsaved=True)
    code = held.code if held else request.POST.get("code", "").strip().lower()
    try:
        composing.save_draft(code=code, definition=definition, staff_id=_staff(request))
    except composing.CodeRefused as refused:
        return _page(request, held, definition, unsaved=True, code_error=code_words(refused), status=422)
    return _publish(request, code) if act == "publish" else _saved(request, code)


def _saved(request: HttpRequest, code: str) -> HttpResponse:
    messages.success(request, _("The draft is saved. Customers do not see it yet."))
    return redirect("tasks:edit", code)


def _publish(request: HttpRequest, code: str) -> HttpResponse:
    try:
        composing.publish(code=code, actor=core.staff(_staff(request)))
    except composing.Flawed as flawed:
        held = _held(code)
        return _page(
            request, held, held.definition, flaws=flaw_words(flawed.flaws, held.definition), status=422
        )
    messages.success(request, _("It is published. Customers find it from now on."))
    return redirect("tasks:edit", code)


@require_POST
@people.role_required("editor")
def versions(request: HttpRequest, code: str) -> HttpResponse:
    """Back to an earlier version; 0 takes the task away from customers."""
    number = request.POST.get("number", "")
    if not (number.isascii() and number.isdecimal() and len(number) < 7):
        raise Http404
    try:
        composing.put_live(code=code, number=int(number), actor=core.staff(_staff(request)))
    except LookupError:
        raise Http404 from None
    said = _("Version %(number)s is what customers get now.") % {"number": number}
    messages.success(request, said if int(number) else _("Customers do not find this task any more."))
    return redirect("tasks:edit", code)


@require_POST
@people.role_required("editor")
def removal(request: HttpRequest, code: str) -> HttpResponse:
    """The draft goes; what was published stays."""
    held = _held(code)
    composing.drop_draft(code=code)
    messages.success(request, _("The draft was removed."))
    return redirect("tasks:edit", code) if held.live or len(held.versions) > 1 else redirect("tasks:tasks")


def _held(code: str) -> composing.Composed:
    held = composing.composed_task(code)
    if held is None:
        raise Http404
    return held


def _staff(request: HttpRequest) -> int:
    return int(request.viewer.staff.id)  # type: ignore[attr-defined]


def _page(
    request: HttpRequest, held: composing.Composed | None, definition: api.Definition, *,
    unsaved: bool = False, status: int = 200, **more: Any,
) -> HttpResponse:  # fmt: skip
    task = composing.preview(held.code if held else "preview", definition)
    form = api.first_form(people.ANONYMOUS, task, given={}, errors={}, language="ja")
    context = {
        "held": held, "definition": definition, "unsaved": unsaved, "task": task, "form": form,
        "code": request.POST.get("code", ""), "mark": f"{{{{task:{task.code}}}}}",
        "arranging": f"{request.path}?act=arrange", **page_words(definition), **more,
    }  # fmt: skip
    return render(request, "tasks/builder.html", context, status=status)
