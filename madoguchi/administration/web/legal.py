"""/settings/legal/: privacy policy, consent, age, what is sent elsewhere, and the wordings so far."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext, override
from django.views.decorators.http import require_http_methods

from madoguchi.core import api as core
from madoguchi.people import api as people
from madoguchi.people.api import LegalTexts

from ..forms.legal import LegalForm
from ..saving import keep

SHOWN_VERSIONS = 20


@require_http_methods(["GET", "HEAD", "POST"])
@people.role_required("administrator")
def legal(request: HttpRequest) -> HttpResponse:
    """Every wording that was ever in use stays in the ledger, with whoever agreed to it."""
    held = core.option(LegalTexts)
    form = LegalForm(request.POST if request.method == "POST" else None, held=held)
    if request.method == "POST" and form.is_valid():
        return keep(request, form.texts(), url=reverse("administration:legal"))
    context = {
        "form": form,
        "held": held,
        "versions": people.legal_versions(SHOWN_VERSIONS),
        "sentences": [(code, _spoken(held, code)) for code in ("ja", "en")],
    }
    return render(request, "administration/legal.html", context, status=422 if form.errors else 200)


def _spoken(held: LegalTexts, language: str) -> str:
    """The consent sentence as it is read, with the words of its link."""
    with override(language):
        return held.sentence(language).replace("{policy}", gettext("privacy policy"))
