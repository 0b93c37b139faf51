"""/assistant/intents/file/ and …/imports/: everything that is taught as a CSV file."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from madoguchi.core import api as core

from ..access import editor_required
from ..forms.intents import FileForm
from ..intents import files
from ..intents.book import book
from ..intents.lines import name_of
from .reader import reader_of

LARGEST = 2_000_000
FILES = {
    "encoding": gettext_lazy("This file cannot be read. Please save it as CSV in UTF-8 or Shift_JIS."),
    "columns": gettext_lazy("The first line must name the columns intent, language and sentence."),
    "long": gettext_lazy("This file is too large. Please bring it in in parts."),
}
LINES = {
    "language": gettext_lazy("The language must be ja or en."),
    "sentence": gettext_lazy("A sentence has 2 to 400 letters."),
    "code": gettext_lazy("A new intent needs a code of small letters, digits and hyphens."),
    "leads_to": gettext_lazy("This is nothing that an intent can lead to."),
    "removed": gettext_lazy("This intent was removed."),
}


@require_safe
@editor_required
def file(request: HttpRequest) -> HttpResponse:
    """Every sentence with its intent."""
    return core.csv_response("assistant-intents.csv", files.HEADER, files.rows(book()))


@require_http_methods(["GET", "HEAD", "POST"])
@editor_required
def imports(request: HttpRequest) -> HttpResponse:
    """A file is looked through first, and brought in when that is accepted."""
    form = FileForm(request.POST or None, request.FILES or None)
    if request.method != "POST" or not form.is_valid():
        return render(request, "assistant/imports.html", {"form": form}, status=422 if form.errors else 200)
    try:
        text = _text(form)
        if "accept" not in request.POST:
            return _looked_through(request, text)
        made, _undo = files.carry_out(text)
    except files.FileRefused as refused:
        form.add_error("file", FILES[refused.reason])
        return render(request, "assistant/imports.html", {"form": form}, status=422)
    messages.success(
        request, _("%(n)d sentences were brought in.") % {"n": len(made.added) + len(made.moved)}
    )
    return redirect("assistant:intents")


def _text(form: FileForm) -> str:
    sent = form.cleaned_data["file"]
    if sent is None:
        return str(form.cleaned_data["text"])
    if sent.size > LARGEST:
        raise files.FileRefused("long")
    return files.decoded(sent.read())


def _looked_through(request: HttpRequest, text: str) -> HttpResponse:
    made, all_, reader = files.plan(text), book(), reader_of(request)
    named = [
        (spoken, sentence, made.intents[code]["name_ja"] or code if code in made.intents
         else name_of(all_, code, reader))
        for spoken, sentence, code in (*made.added, *made.moved)[:100]
    ]  # fmt: skip
    context = {
        "plan": made, "text": text, "named": named,
        "refused": [(number, LINES[reason]) for number, reason in made.refused[:100]],
    }  # fmt: skip
    return render(request, "assistant/import.html", context)
