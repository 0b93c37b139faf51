"""/settings/records/: the shop's records as files, looked through first, then brought in."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from madoguchi.commerce import api as commerce
from madoguchi.core import api as core
from madoguchi.people import api as people

from ..forms.records import ENCODINGS, FILE_REASONS, KINDS, REASONS, UPLOADS, RecordsForm

STATES = ("refused", "added", "changed", "same")


@require_http_methods(["GET", "HEAD", "POST"])
@people.role_required("administrator")
def records(request: HttpRequest) -> HttpResponse:
    """The latest files, and a form for one more."""
    form = RecordsForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid() and _begun(request, form):
        return redirect("administration:record_run", form.cleaned_data["client_id"])
    held = commerce.runs()
    names = people.staff_names(one.staff_id for one in held)
    rows = [(one, names.get(one.staff_id, ""), KINDS[one.kind]) for one in held]
    context = {"form": form, "rows": rows}
    return render(request, "administration/records.html", context, status=422 if form.errors else 200)


@require_safe
@people.role_required("administrator")
def run(request: HttpRequest, run_id: UUID) -> HttpResponse:
    """What would become of each line, or what became of it; while a job works on it, how far it is."""
    held = _held(run_id)
    return render(request, "administration/record_run.html", {"run": held, **_told(request, held)})


@require_safe
@people.role_required("administrator")
def report(request: HttpRequest, run_id: UUID) -> HttpResponse:
    """The refused lines as a table, to be put right where they come from."""
    refused = [one for one in _held(run_id).rows if one.state == "refused"]
    rows = [
        (one.row, one.external_id, one.field, str(REASONS.get(one.reason, one.reason))) for one in refused
    ]
    return core.csv_response(_("refused-lines.csv"), (_("Line"), "ID", _("Field"), _("Reason")), rows)


@require_POST
@people.role_required("administrator")
def acceptance(request: HttpRequest, run_id: UUID) -> HttpResponse:
    """Bring it in."""
    _held(run_id)
    if not commerce.accept_run(id=run_id):
        messages.info(request, _("This file is not waiting to be brought in."))
    return redirect("administration:record_run", run_id)


@require_POST
@people.role_required("administrator")
def removal(request: HttpRequest, run_id: UUID) -> HttpResponse:
    """Forget the file; records that came of it stay."""
    _held(run_id)
    if not commerce.drop_run(id=run_id):
        messages.info(request, _("This file is being brought in just now."))
        return redirect("administration:record_run", run_id)
    messages.success(request, _("The file was removed. Records that came of it stay."))
    return redirect("administration:records")


def _begun(request: HttpRequest, form: RecordsForm) -> bool:
    given = form.cleaned_data
    try:
        commerce.begin_run(
            id=given["client_id"], file=given["file"], name=given["file"].name, kind=given["kind"],
            source=given["source"], staff_id=request.viewer.staff.id,  # type: ignore[attr-defined]
        )  # fmt: skip
    except core.AttachmentRefused as refused:
        form.add_error("file", UPLOADS.get(refused.reason, FILE_REASONS["unknown"]))
        return False
    return True


def _held(run_id: UUID) -> commerce.RunShape:
    found = commerce.run(id=run_id)
    if found is None:
        raise Http404
    return found


def _told(request: HttpRequest, held: commerce.RunShape) -> dict[str, Any]:
    """Numbers as tabs, and the lines of the chosen one."""
    counts = {state: getattr(held, state) for state in ("added", "changed", "same")}
    counts["refused"] = held.refused
    first = next((state for state in STATES if counts[state]), "added")
    shown = request.GET.get("state", "")
    shown = shown if shown in STATES else first
    name = _names(held)
    lines = [
        {"row": one.row, "id": one.external_id, "refused": one.state == "refused", "field": name(one.field),
         "why": REASONS.get(one.reason, one.reason), "changed": [name(field) for field in one.changed]}
        for one in held.rows if one.state == shown
    ]  # fmt: skip
    return {
        "counts": counts, "shown": shown, "run_lines": lines, "more": counts[shown] - len(lines),
        "kind": KINDS[held.kind], "why": FILE_REASONS.get(held.reason, ""),
        "encoding": ENCODINGS.get(held.encoding, ""), "bring": held.added + held.changed,
        "unread": [head for head, field in held.columns if not field],
        "sample": [[(name(field), value) for field, value in record] for record in held.sample],
    }  # fmt: skip


def _names(held: commerce.RunShape) -> Callable[[str], str]:
    """What the file itself calls a field; else what people call it."""
    heads = {field: head for head, field in held.columns if field}
    japanese = get_language() == "ja"

    def name(field: str) -> str:
        return heads.get(field) or heads.get(f"lines.{field}") or _called(held.kind, field, japanese)

    return name


def _called(kind: str, field: str, japanese: bool) -> str:
    return commerce.column_called(kind, field, japanese=japanese) if field else ""
