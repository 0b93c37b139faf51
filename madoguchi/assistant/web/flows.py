"""/assistant/flows/: the flows, and the page on which one is changed, tried out and published."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from madoguchi.core import api as core
from madoguchi.people import api as people

from ..access import staff_id_of
from ..flows import commenting, editing, keeping, reading, rehearsing, wording, writing
from ..flows.flaws import Unreadable
from ..flows.shapes import KINDS, Example, Flow, Given, Language, Line, among
from . import flow_page

LONGEST_YOU = 400


@require_http_methods(["GET", "HEAD", "POST"])
@people.role_required("editor")
def flows(request: HttpRequest) -> HttpResponse:
    """All flows; one more by its short name and title."""
    if request.method != "POST":
        return _listed(request)
    code = request.POST.get("code", "").strip().lower()
    text = writing.written(editing.fresh(code, request.POST))
    try:
        keeping.found_flow(code=code, text=text, staff_id=staff_id_of(request))
    except keeping.CodeRefused as refused:
        return _listed(request, error=_refusal(refused.reason), status=422)
    return redirect("assistant:flow", code)


def _listed(request: HttpRequest, *, error: str = "", status: int = 200) -> HttpResponse:
    rows = [flow_page.line_of(held) for held in keeping.flows()]
    context = {"rows": rows, "error": error, "typed": request.POST}
    return render(request, "assistant/flows.html", context, status=status)


def _refusal(reason: str) -> str:
    return {
        "form": _("Small letters, digits and hyphens, please, beginning with a letter."),
        "taken": _("There is a flow of this name already."),
        "many": _("There are too many flows."),
    }[reason]


@require_safe
@people.role_required("editor")
def flow(request: HttpRequest, code: str) -> HttpResponse:
    """One flow: drawn, with the step that is open."""
    return _page(request, _held(code), open_step=request.GET.get("step", ""))


@require_POST
@people.role_required("editor")
def draft(request: HttpRequest, code: str) -> HttpResponse:
    """A change of the draft: `act` says which; the address leads back to the step that is open."""
    held, act, name = _held(code), request.POST.get("act", "save"), request.POST.get("step", "")
    try:
        made = reading.read(held.text)
    except Unreadable:
        return redirect("assistant:flow_text", code)
    changed, open_step = _changed(made, act, name, request)
    return _saved(request, held, commenting.kept(held.text, writing.written(changed)), open_step)


def _changed(made: Flow, act: str, name: str, request: HttpRequest) -> tuple[Flow, str]:
    typed: dict[str, str] = request.POST.dict()  # type: ignore[assignment]
    kind = among(typed.get("kind", ""), KINDS)
    match act:
        case "add" if kind:
            return editing.added(made, kind, typed.get("after", ""))
        case "up" | "down":
            return editing.moved(made, name, -1 if act == "up" else 1), name
        case "remove":
            return editing.removed(made, name), ""
        case "title":
            return editing.titled(made, typed), ""
    renamed = typed.get("name", "").strip() or name
    changed = editing.changed(made, name, typed)
    return changed, renamed if changed.step(renamed) else name


def _saved(request: HttpRequest, held: keeping.Kept, text: str, open_step: str = "") -> HttpResponse:
    try:
        seen = request.POST.get("seen", "")
        keeping.save_draft(code=held.code, text=text, seen=seen, staff_id=staff_id_of(request))
    except keeping.Moved:
        messages.error(request, _moved_words())
    return _back(held.code, open_step)


def _moved_words() -> str:
    return _("Somebody else has changed this flow meanwhile. Nothing was saved; please look at it again.")


def _back(code: str, open_step: str = "") -> HttpResponse:
    there = redirect("assistant:flow", code)
    if open_step:
        there["Location"] += f"?step={open_step}"
    return there


@require_POST
@people.role_required("editor")
def undoing(request: HttpRequest, code: str) -> HttpResponse:
    """The latest change of the draft is taken back."""
    held = _held(code)
    try:
        keeping.undo(code=held.code, seen=request.POST.get("seen", ""), staff_id=staff_id_of(request))
    except keeping.Moved:
        messages.error(request, _moved_words())
    return _back(code, request.POST.get("step", ""))


@require_http_methods(["GET", "HEAD", "POST"])
@people.role_required("editor")
def text(request: HttpRequest, code: str) -> HttpResponse:
    """The same flow as YAML; what cannot be read is not saved, and said with its lines."""
    held = _held(code)
    if request.method != "POST":
        return _page(request, held, template="flow_text")
    typed = request.POST.get("text", "").replace("\r\n", "\n")
    try:
        reading.read(typed)
        seen = request.POST.get("seen", "")
        keeping.save_draft(code=held.code, text=typed, seen=seen, staff_id=staff_id_of(request))
    except Unreadable as unreadable:
        problems = [wording.placed(one) for one in unreadable.flaws]
        return _page(request, held, template="flow_text", text=typed, refused=problems, status=422)
    except keeping.Moved:
        messages.error(request, _moved_words())
        return _page(request, _held(code), template="flow_text", text=typed, status=409)
    return redirect("assistant:flow_text", code)


@require_POST
@people.role_required("editor")
def trial(request: HttpRequest, code: str) -> HttpResponse:
    """The draft answers what is typed; nothing is done and nothing is kept."""
    you = _you(request)
    said = next(filter(None, map(str.strip, request.POST.getlist("say"))), "")[:LONGEST_YOU]
    shown = [] if "anew" in request.POST else [*you, said] if said else you
    return _page(
        request, _held(code), open_step=request.POST.get("step", ""), you=shown, given=_given(request),
        language=_language(request),
    )  # fmt: skip


def _you(request: HttpRequest) -> list[str]:
    return [one[:LONGEST_YOU] for one in request.POST.getlist("you")][: rehearsing.MOST_LINES - 1]


def _language(request: HttpRequest) -> Language:
    return "en" if request.POST.get("language") == "en" else "ja"


def _given(request: HttpRequest) -> Given:
    return Given(known="unknown" not in request.POST, open="closed" not in request.POST)


@require_POST
@people.role_required("editor")
def examples(request: HttpRequest, code: str) -> HttpResponse:
    """What was tried out is kept as an example, or (`act` drop) an example goes."""
    held = _held(code)
    try:
        made = reading.read(held.text)
    except Unreadable:
        return redirect("assistant:flow_text", code)
    if request.POST.get("act") == "drop":
        changed = editing.dropped_example(made, request.POST.get("example", ""))
    else:
        changed = editing.kept_example(made, _example(request, made))
    return _saved(request, held, commenting.kept(held.text, writing.written(changed)))


def _example(request: HttpRequest, made: Flow) -> Example:
    """What was tried out, as an example: every line must be answered as it was just now."""
    spoken = _language(request)
    played = rehearsing.play(made, _you(request), _given(request), spoken)
    talk = tuple(
        Line(one.you, tuple(said.text for said in one.said[-1:] if said.text)) for one in played.turns
    )
    name = request.POST.get("example", "").strip()[:80] or (talk[0].you if talk else "…")
    return Example(name, spoken, _given(request), talk, played.ended)


@require_POST
@people.role_required("editor")
def publication(request: HttpRequest, code: str) -> HttpResponse:
    """The draft goes to the customers, when it can."""
    held = _held(code)
    typed = {"seen": request.POST.get("seen", ""), "why": request.POST.get("why", "")}
    try:
        number = keeping.publish(code=code, staff_id=staff_id_of(request), **typed)
    except keeping.NotPublishable as refused:
        return _page(request, held, status=422, flaws=refused.flaws or None, unpublished=True)
    except keeping.Moved:
        messages.error(request, _moved_words())
        return _back(code)
    said = _("Version %(number)s is published. The assistant follows it from now on.")
    messages.success(request, said % {"number": number})
    return _back(code)


@require_POST
@people.role_required("editor")
def versions(request: HttpRequest, code: str) -> HttpResponse:
    """Back to a version that was published before, to the product's own (0), or off."""
    number = request.POST.get("number", "")
    if not (number.isascii() and number.isdecimal() and len(number) < 7):
        raise Http404
    on = "off" not in request.POST
    try:
        keeping.put_live(code=code, number=int(number), on=on, actor=core.staff(staff_id_of(request)))
    except LookupError:
        raise Http404 from None
    words = _("The assistant follows this version from now on.") if on else _("The flow is switched off.")
    messages.success(request, words)
    return _back(code)


@require_POST
@people.role_required("editor")
def removal(request: HttpRequest, code: str) -> HttpResponse:
    """The draft goes; what was published stays."""
    _held(code)
    try:
        keeping.drop_draft(code=code, seen=request.POST.get("seen", ""))
    except keeping.Moved:
        messages.error(request, _moved_words())
        return _back(code)
    messages.success(request, _("The draft was removed."))
    return _back(code) if keeping.flow(code) else redirect("assistant:flows")


def _held(code: str) -> keeping.Kept:
    held = keeping.flow(code)
    if held is None:
        raise Http404
    return held


def _page(
    request: HttpRequest, held: keeping.Kept, *, template: str = "flow", status: int = 200,
    refused: Any = (), unpublished: bool = False, **more: Any,
) -> HttpResponse:  # fmt: skip
    context = flow_page.page(held, **more)
    context |= {
        "refused": refused, "unpublished": unpublished, "title": flow_page.line_of(held).title,
        "versions": flow_page.version_lines(held),
    }  # fmt: skip
    return render(request, f"assistant/{template}.html", context, status=status)
