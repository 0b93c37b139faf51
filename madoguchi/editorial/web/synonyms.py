"""/knowledge/synonyms/: different words for the same thing."""

import uuid

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from madoguchi.knowledge import api as knowledge
from madoguchi.people import api as people

from ..forms.synonyms import SynonymForm


@require_http_methods(["GET", "HEAD", "POST"])
@people.role_required("editor")
def synonyms(request: HttpRequest) -> HttpResponse:
    """The whole table, and one line more."""
    form = SynonymForm(request.POST or None, initial={"client_id": uuid.uuid4()})
    if request.method == "POST" and form.is_valid() and _added(form):
        messages.success(request, _("Saved. The search knows it within seconds."))
        return redirect("editorial:synonyms")
    return _page(request, form)


@require_POST
@people.role_required("editor")
def synonym(request: HttpRequest, synonym_id: int) -> HttpResponse:
    """Other words in one line."""
    form = SynonymForm(request.POST)
    given = {name: request.POST.get(name, "") for name in ("ja", "en")}
    try:
        kept = form.is_valid() and knowledge.rewrite_synonym(synonym_id=synonym_id, **given)
    except knowledge.SynonymRefused:
        messages.error(request, _refusal())
        return redirect("editorial:synonyms")
    if not kept:
        raise Http404
    messages.success(request, _("Saved. The search knows it within seconds."))
    return redirect("editorial:synonyms")


@require_POST
@people.role_required("editor")
def removal(request: HttpRequest, synonym_id: int) -> HttpResponse:
    """A line goes."""
    if not knowledge.remove_synonym(synonym_id=synonym_id):
        raise Http404
    messages.success(request, _("The line was removed."))
    return redirect("editorial:synonyms")


def _added(form: SynonymForm) -> bool:
    given = form.cleaned_data
    try:
        knowledge.add_synonym(ja=given["ja"], en=given["en"], client_id=given["client_id"] or uuid.uuid4())
    except knowledge.SynonymRefused:
        form.add_error("ja", _refusal())
        return False
    return True


def _refusal() -> str:
    return _("Please write two to twelve words, with commas between them.")


def _page(request: HttpRequest, form: SynonymForm) -> HttpResponse:
    rows = [
        (line, SynonymForm(initial={"ja": "、".join(line.words_ja), "en": ", ".join(line.words_en)}))
        for line in knowledge.synonyms()
    ]
    context = {"form": form, "rows": rows}
    return render(request, "editorial/synonyms.html", context, status=422 if form.errors else 200)
