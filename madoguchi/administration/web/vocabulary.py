"""/settings/vocabulary/: the words under which conversations are filed."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_http_methods

from madoguchi.conversations.shapes import CODE_FIELDS, Vocabulary
from madoguchi.core import api as core
from madoguchi.people import api as people

from ..forms import vocabulary as forms
from ..saving import keep


@require_http_methods(["GET", "HEAD", "POST"])
@people.role_required("administrator")
def vocabulary(request: HttpRequest) -> HttpResponse:
    """Types, topics, reasons and outcomes; `act` only arranges what is typed, saving keeps it."""
    held = core.option(Vocabulary)
    if request.method != "POST":
        return _page(request, forms.shown(held))
    form = forms.typed(request.POST, held)
    if act := request.POST.get("act", ""):
        return _page(request, forms.arranged(form, act), unsaved=True)
    form = forms.checked(form)
    if not form.is_right:
        return _page(request, form, status=422, unsaved=True)
    return keep(request, form.vocabulary(), url=reverse("administration:vocabulary"))


def _page(
    request: HttpRequest, form: forms.VocabularyForm, *, status: int = 200, unsaved: bool = False
) -> HttpResponse:
    lists = [
        {"name": name, "field": field, "title": title, "summary": summary, "rows": form.rows[name],
         "required": field in form.required, "error": form.errors.get(name, "")}
        for name, field, (title, summary) in zip(forms.LISTS, CODE_FIELDS, _words(), strict=True)
    ]  # fmt: skip
    context = {"lists": lists, "unsaved": unsaved}
    return render(request, "administration/vocabulary.html", context, status=status)


def _words() -> tuple[tuple[str, str], ...]:
    return (
        (pgettext("filing", "Type"), _("What kind of conversation it is")),
        (pgettext("filing", "Topic"), _("What it is about")),
        (pgettext("filing", "Reason"), _("Why it came to it, seen from your side")),
        (pgettext("filing", "Outcome"), _("How it ended")),
    )
