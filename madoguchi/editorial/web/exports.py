"""/knowledge/exports/: articles as a file."""

import tempfile

from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from madoguchi.core import api as core
from madoguchi.knowledge import api as knowledge
from madoguchi.people import api as people

from ..forms.exchange import OUT, ExportForm

exchange = knowledge.exchange
IN_MEMORY = 5_000_000


@require_safe
@people.role_required("editor")
def exports(request: HttpRequest) -> HttpResponse:
    """Which articles, in which form."""
    return _page(request, ExportForm(initial={"form": "jsonl", "readers": "staff"}))


@require_safe
@people.role_required("editor")
def file(request: HttpRequest) -> HttpResponseBase:
    """The file itself."""
    form = ExportForm(request.GET)
    if not form.is_valid():
        return _page(request, form, status=422)
    given = form.cleaned_data
    stream = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)
    wanted = exchange.Wanted(collection=given["collection"], language=given["language"])
    exchange.export_articles(stream=stream, form=given["form"], wanted=wanted, audience=given["readers"])
    stream.seek(0)
    ending = exchange.ENDINGS[given["form"]]
    name = f"articles-{timezone.localdate(core.now()):%Y-%m-%d}.{ending}"
    response = FileResponse(
        stream, as_attachment=True, filename=name, content_type=exchange.MEDIA_TYPES[ending]
    )
    response["Cache-Control"] = "no-store"
    return response


def _page(request: HttpRequest, form: ExportForm, status: int = 200) -> HttpResponse:
    chosen = form["form"].value() or "jsonl"
    forms = [(name, *words, name == chosen) for name, words in OUT.items()]
    return render(request, "editorial/exports.html", {"form": form, "forms": forms}, status=status)
