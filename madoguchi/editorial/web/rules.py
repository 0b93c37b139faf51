"""/knowledge/rules/: how articles are approved, and when they are looked at again."""

from dataclasses import asdict

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from madoguchi.core import api as core
from madoguchi.knowledge import api as knowledge
from madoguchi.people import api as people

from ..access import actor_of
from ..forms.rules import RulesForm


@require_http_methods(["GET", "HEAD", "POST"])
@people.role_required()
def rules(request: HttpRequest) -> HttpResponse:
    """The rules as they stand, for administrators to change."""
    form = RulesForm(request.POST or None, initial=asdict(core.option(knowledge.ReviewRule)))
    if request.method == "POST" and form.is_valid():
        core.set_option(form.rule(), actor=actor_of(request))
        messages.success(request, _("Saved."))
        return redirect("editorial:rules")
    return render(request, "editorial/rules.html", {"form": form}, status=422 if form.errors else 200)
