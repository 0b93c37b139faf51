"""/knowledge/imports/: files of articles, looked through first and brought in when an editor says so."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from madoguchi.core import api as core
from madoguchi.knowledge import api as knowledge
from madoguchi.people import api as people

from ..forms.exchange import COLUMNS, FILE_REASONS, FORMS, REASONS, UPLOADS, ImportForm

exchange = knowledge.exchange
STATES = ("error", "ok", "updated", "unchanged")


@require_http_methods(["GET", "HEAD", "POST"])
@people.role_required("editor")
def imports(request: HttpRequest) -> HttpResponse:
    """The latest files, and a form for one more; it is only looked through until an editor accepts it."""
    form = ImportForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid() and _begun(request, form):
        return redirect("editorial:import", form.cleaned_data["client_id"])
    held = exchange.import_runs()
    names = people.staff_names(one.staff_id for one in held)
    rows = [(one, names.get(one.staff_id, ""), FORMS.get(one.form, "")) for one in held]
    context = {"form": form, "rows": rows}
    return render(request, "editorial/imports.html", context, status=422 if form.errors else 200)


@require_safe
@people.role_required("editor")
def run(request: HttpRequest, run_id: UUID) -> HttpResponse:
    """What would become of each line, or what became of it; while a job works on it, how far it is."""
    held = _held(run_id)
    return render(request, "editorial/import.html", {"run": held, **_told(request, held)})


@require_POST
@people.role_required("editor")
def acceptance(request: HttpRequest, run_id: UUID) -> HttpResponse:
    """Bring it in."""
    _held(run_id)
    if not exchange.accept_import(id=run_id):
        messages.info(request, _("This file is not waiting to be brought in."))
    return redirect("editorial:import", run_id)


@require_POST
@people.role_required("editor")
def removal(request: HttpRequest, run_id: UUID) -> HttpResponse:
    """Forget the file; articles that came of it stay."""
    _held(run_id)
    if not exchange.drop_import(id=run_id):
        messages.info(request, _("This file is being brought in just now."))
        return redirect("editorial:import", run_id)
    messages.success(request, _("The file was removed. Articles that came of it stay."))
    return redirect("editorial:imports")


def _begun(request: HttpRequest, form: ImportForm) -> bool:
    given = form.cleaned_data
    try:
        exchange.begin_import(
            id=given["client_id"], file=given["file"], name=given["file"].name,
            collection=given["collection"] or given["new_collection"], language=given["language"],
            staff_id=request.viewer.staff.id,  # type: ignore[attr-defined]
        )  # fmt: skip
    except core.AttachmentRefused as refused:
        form.add_error("file", UPLOADS.get(refused.reason, FILE_REASONS["unknown"]))
        return False
    return True


def _held(run_id: UUID) -> knowledge.exchange.RunShape:
    found = exchange.import_run(id=run_id)
    if found is None:
        raise Http404
    return found


def _told(request: HttpRequest, held: knowledge.exchange.RunShape) -> dict[str, Any]:
    """Numbers as tabs, and the lines of the chosen one."""
    counts = {"error": held.refused, "ok": held.new, "updated": held.updated, "unchanged": held.unchanged}
    first = next((state for state in STATES if counts[state]), "ok")
    shown = request.GET.get("state", "")
    shown = shown if shown in STATES else first
    lines = [
        (row, REASONS.get(row.reason, row.reason), [COLUMNS.get(name, name) for name in row.changed])
        for row in held.rows
        if row.state == shown
    ]
    return {
        "counts": counts, "shown": shown, "run_lines": lines, "more": counts[shown] - len(lines),
        "form_name": FORMS.get(held.form, ""), "why": FILE_REASONS.get(held.reason, ""),
    }  # fmt: skip
