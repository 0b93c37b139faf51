"""/settings/papers/: issued bills, receipts and credit notes by day, sum and party; as a table or as PDFs."""

import tempfile
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from madoguchi.commerce import api as commerce
from madoguchi.core import api as core
from madoguchi.people import api as people

from ..forms.papers import PapersForm
from ..saving import actor_of

PAGE = 50
IN_MEMORY = 4 << 20


@require_safe
@people.role_required("supervisor")
def papers(request: HttpRequest) -> HttpResponse:
    """What fits, the latest first; without a question, everything."""
    form = PapersForm(request.GET)
    if not form.is_valid():
        return render(request, "administration/papers.html", {"form": form}, status=422)
    number = request.GET.get("page", "")
    page = max(1, int(number)) if number.isdecimal() and len(number) < 6 else 1
    found = commerce.papers(request.viewer, form.asked(), start=(page - 1) * PAGE, limit=PAGE)
    context = {"form": form, "found": found, "asked": _given(form), **_turns(request, page, found.count)}
    return render(request, "administration/papers.html", context)


@require_POST
@people.role_required("supervisor")
def table(request: HttpRequest) -> HttpResponse:
    """All that fits as CSV."""
    form = PapersForm(request.POST)
    if not form.is_valid():
        return render(request, "administration/papers.html", {"form": form}, status=422)
    head, *rows = commerce.paper_table(request.viewer, form.asked(), actor=actor_of(request))
    return core.csv_response(f"{_name()}.csv", head, rows)


@require_POST
@people.role_required("supervisor")
def archive(request: HttpRequest) -> HttpResponseBase:
    """All that fits as PDFs with their table, in one file."""
    form = PapersForm(request.POST)
    if not form.is_valid():
        return render(request, "administration/papers.html", {"form": form}, status=422)
    stream = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)
    try:
        commerce.paper_archive(request.viewer, form.asked(), stream, actor=actor_of(request))
    except commerce.TooManyPapers as many:
        stream.close()
        messages.error(request, _too_many(many.count))
        return redirect(f"{reverse('administration:papers')}?{_query(form)}")
    stream.seek(0)
    response = FileResponse(
        stream, as_attachment=True, filename=f"{_name()}.zip", content_type="application/zip"
    )
    response["Cache-Control"] = "no-store"
    return response


def _too_many(count: int) -> str:
    said = ngettext(
        "%(count)s document fits, but one file holds %(most)s. Please choose fewer days.",
        "%(count)s documents fit, but one file holds %(most)s. Please choose fewer days.",
        count,
    )
    return said % {"count": count, "most": commerce.MOST_PAPERS}


def _name() -> str:
    return _("documents-%(day)s") % {"day": timezone.localdate(core.now()).isoformat()}


def _given(form: PapersForm) -> dict[str, str]:
    return {name: form.data.get(name, "") for name in form.fields if form.data.get(name)}


def _query(form: PapersForm) -> str:
    return urlencode(_given(form))


def _turns(request: HttpRequest, page: int, count: int) -> dict[str, Any]:
    pages = max(1, -(-count // PAGE))
    return {
        "page": page, "pages": pages,
        "newer": _turned(request, page - 1) if page > 1 else "",
        "older": _turned(request, page + 1) if page < pages else "",
    }  # fmt: skip


def _turned(request: HttpRequest, page: int) -> str:
    given = request.GET.copy()
    given["page"] = str(page)
    return f"?{given.urlencode()}"
